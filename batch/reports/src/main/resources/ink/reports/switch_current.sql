-- What do readers see from now on? This run, unless the one they see ends later.
INSERT INTO ink.report_current AS current (report, subject, run_id) VALUES (?, ?, ?)
ON CONFLICT (report, subject) DO UPDATE SET run_id = excluded.run_id
WHERE (SELECT period_end FROM ink.report_runs WHERE run_id = current.run_id)
   <= (SELECT period_end FROM ink.report_runs WHERE run_id = excluded.run_id)
