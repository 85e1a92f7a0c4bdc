-- Which run of a report about someone do readers see?
SELECT run_id FROM report_current WHERE report = ? AND subject = ?
