-- Which run of a report do readers see, and where is its page?
SELECT run_id, document_key FROM report_current JOIN report_runs USING (report, run_id) WHERE report = ?
