-- Is this run new? Its row; none when the same run was published before.
INSERT INTO ink.report_runs (run_id, report, period_start, period_end, fresh_to, snapshots, row_count,
                             document_key, document_sha256)
VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
ON CONFLICT (run_id) DO NOTHING
