-- Of whose mail of a period is there a row, and is it time for another attempt?
SELECT recipient, state = 'waiting' AND next_attempt_at <= ? AS due
FROM ink.report_deliveries WHERE schedule_id = ? AND period_start = ?
