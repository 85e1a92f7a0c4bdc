-- What came of a run? Only whoever took it last may say so.
UPDATE ink.custom_report_runs
SET status = ?, finished_at = ?, period_from = ?, period_to = ?, snapshots = ?::jsonb, as_of = ?, scanned = ?,
    result = ?::jsonb, problem = ?
WHERE run_id = ? AND status = 'running' AND taken_at = ?
