-- Which mails waited until the next period's came due?
UPDATE ink.report_deliveries
SET state = 'failed', next_attempt_at = NULL, detail = concat('a newer report came due; before, ', detail)
WHERE state = 'waiting' AND schedule_id = ? AND period_start < ?
