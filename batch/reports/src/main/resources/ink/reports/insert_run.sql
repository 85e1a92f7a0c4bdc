-- Is this run new? Its row; none when the same run was published before.
INSERT INTO ink.report_runs (run_id, report, tenant_id, subject, period_start, period_end, time_zone, fresh_to,
                             snapshots, row_count, figures)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::json)
ON CONFLICT (run_id) DO NOTHING
