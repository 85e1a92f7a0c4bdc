-- Keeps a report, unless the tenant has as many as it may.
INSERT INTO custom_reports (report_id, tenant_id, name, wish, every, next_run_at)
SELECT ?, ?, ?, ?::jsonb, ?, ?
WHERE (SELECT count(*) FROM custom_reports WHERE tenant_id = ?) < ?
RETURNING created_at
