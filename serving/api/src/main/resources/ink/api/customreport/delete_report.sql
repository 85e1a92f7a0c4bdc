-- Forgets a report and its runs.
DELETE FROM custom_reports WHERE tenant_id = ? AND report_id = ?
