-- Which runs of a report are the newest before an id, or which is the one? Ids sort by age.
SELECT run_id, report_id, status, asked_at, finished_at, period_from, period_to, snapshots, as_of, scanned, problem,
       CASE WHEN ? THEN result END AS result
FROM custom_report_runs
WHERE tenant_id = ? AND report_id = ? AND (?::text IS NULL OR run_id = ?) AND (?::text IS NULL OR run_id < ?)
ORDER BY run_id DESC LIMIT ?
