-- Which reports of the tenant are the newest before an id, or which is the one? Ids sort by age.
SELECT report_id, name, wish, every, next_run_at, created_at FROM custom_reports
WHERE tenant_id = ? AND (?::text IS NULL OR report_id = ?) AND (?::text IS NULL OR report_id < ?)
ORDER BY report_id DESC LIMIT ?
