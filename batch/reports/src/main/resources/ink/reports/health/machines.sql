-- How long were model servers ready, and how much of it did they draw? A measurement holds until the next, ten
-- seconds at most; a server that serves several models is counted once, at the most that any of them saw ready.
WITH measured AS (
  SELECT date_trunc('SECOND', measured_at) AS second, max(endpoints_ready) AS ready
  FROM dispatch_measured GROUP BY 1
),
span AS (
  SELECT ready, least(10, coalesce(unix_seconds(lead(second) OVER (ORDER BY second)) - unix_seconds(second), 1)) AS seconds
  FROM measured
),
used AS (
  SELECT generation_id, min(struct(occurred_at, inference_ms, cached, outcome)) AS is FROM usage_recorded GROUP BY generation_id
)
SELECT (SELECT coalesce(sum(ready * seconds), 0) FROM span) AS ready_seconds,
       (SELECT coalesce(sum(is.inference_ms), 0) FROM used WHERE is.outcome = 'succeeded' AND NOT is.cached) AS busy_ms,
       (SELECT count(*) FROM used WHERE is.outcome = 'succeeded' AND NOT is.cached) AS drawn,
       (SELECT count(*) FROM used WHERE is.outcome = 'succeeded' AND is.cached) AS cached
