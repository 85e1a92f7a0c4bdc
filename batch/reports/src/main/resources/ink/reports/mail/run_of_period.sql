-- Which report did a schedule's mails of a period bring so far?
SELECT run_id FROM ink.report_deliveries WHERE schedule_id = ? AND period_start = ?
ORDER BY claimed_at DESC LIMIT 1
