-- Is this mail ours to send? A row when it is: nobody has sent it, is sending it, or may have sent it.
INSERT INTO ink.report_deliveries AS d (schedule_id, period_start, recipient, tenant_id, studio_id, state, claimed_at,
                                        message_id, run_id)
VALUES (?, ?, ?, ?, ?, 'sending', ?, ?, ?)
ON CONFLICT (schedule_id, period_start, recipient) DO UPDATE
  SET state = 'sending', attempts = d.attempts + 1, claimed_at = excluded.claimed_at, next_attempt_at = NULL,
      run_id = excluded.run_id
  WHERE d.state = 'waiting' AND d.next_attempt_at <= excluded.claimed_at
RETURNING attempts
