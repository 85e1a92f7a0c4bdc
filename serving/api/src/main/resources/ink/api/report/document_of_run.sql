-- Where does a document of a run lie?
SELECT object_key, media_type FROM report_documents WHERE run_id = ? AND suffix = ?
