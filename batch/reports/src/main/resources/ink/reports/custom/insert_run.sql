-- Asks for a run.
INSERT INTO ink.custom_report_runs (run_id, tenant_id, report_id, asked_at) VALUES (?, ?, ?, ?)
