-- What became of a mail that was claimed?
UPDATE ink.report_deliveries SET state = ?, detail = ?, next_attempt_at = ?, sent_at = ?
WHERE schedule_id = ? AND period_start = ? AND recipient = ? AND state = 'sending'
