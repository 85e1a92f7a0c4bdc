-- What was refused, where and why?
SELECT
  source,
  code,
  sum(facts) AS refused,
  max(hour) AS last_hour,
  max_by(reason, hour) AS last_reason
FROM refused
GROUP BY source, code
ORDER BY refused DESC, source, code;
