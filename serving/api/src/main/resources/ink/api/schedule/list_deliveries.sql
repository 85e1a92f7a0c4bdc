-- What became of a studio's mails? The newest first.
SELECT schedule_id, period_start, recipient, state, attempts, next_attempt_at, sent_at, run_id, detail
FROM report_deliveries WHERE studio_id = ? ORDER BY claimed_at DESC, recipient LIMIT 100
