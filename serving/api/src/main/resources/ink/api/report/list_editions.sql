-- Which reports may be read here, and of when are they?
SELECT report, subject, run_id, period_start, period_end, time_zone, fresh_to, published_at,
       ARRAY(SELECT suffix FROM report_documents d WHERE d.run_id = r.run_id ORDER BY suffix) AS suffixes
FROM report_current JOIN report_runs r USING (report, subject, run_id)
ORDER BY report, subject
