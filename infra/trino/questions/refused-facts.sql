-- What was refused, where and why? The refused thing itself may tell of a person: it rests in bronze.
SELECT
  source,
  code,
  count(*) AS refused,
  max(received_at) AS last_at,
  max_by(reason, received_at) AS last_reason
FROM dead_letter
GROUP BY source, code
ORDER BY refused DESC, source, code;
