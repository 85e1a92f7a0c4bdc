-- Where do the documents of a run lie?
SELECT suffix, object_key FROM ink.report_documents WHERE run_id = ?
