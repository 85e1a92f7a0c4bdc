-- What was refused, where and why, and what did it look like?
SELECT
  source,
  code,
  count(*) AS refused,
  max(received_at) AS last_at,
  max_by(reason, received_at) AS last_reason,
  -- Bytes that are no UTF-8 show as a question mark in a box.
  substr(max_by(from_utf8(payload), received_at), 1, 80) AS last_payload
FROM dead_letter
GROUP BY source, code
ORDER BY refused DESC, source, code;
