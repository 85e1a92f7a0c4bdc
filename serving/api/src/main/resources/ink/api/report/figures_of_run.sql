-- What does a run say? The document as it was written.
SELECT figures::text FROM report_runs WHERE run_id = ?
