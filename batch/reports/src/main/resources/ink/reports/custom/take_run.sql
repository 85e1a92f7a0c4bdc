-- Which run waits longest? One whose worker died is taken again after ten minutes.
UPDATE ink.custom_report_runs SET status = 'running', taken_at = ?
WHERE run_id = (SELECT run_id FROM ink.custom_report_runs
                WHERE status = 'queued' OR (status = 'running' AND taken_at < ?)
                ORDER BY asked_at, run_id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING run_id, tenant_id, asked_at,
  (SELECT wish FROM ink.custom_reports r WHERE r.report_id = custom_report_runs.report_id) AS wish
