-- Where do the run's documents lie?
INSERT INTO ink.report_documents (run_id, suffix, media_type, object_key, size_bytes, sha256) VALUES (?, ?, ?, ?, ?, ?)
