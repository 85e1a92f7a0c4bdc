-- Which reports are due? Locked, so that two workers do not both ask for a run.
SELECT report_id, tenant_id, wish, every, next_run_at FROM ink.custom_reports
WHERE next_run_at <= ? ORDER BY next_run_at LIMIT 100 FOR UPDATE SKIP LOCKED
