-- Asks for a run, unless as many of the tenant's wait as may.
INSERT INTO custom_report_runs (run_id, tenant_id, report_id)
SELECT ?, ?, ? WHERE (SELECT count(*) FROM custom_report_runs
                      WHERE tenant_id = ? AND status IN ('queued', 'running')) < ?
RETURNING asked_at
