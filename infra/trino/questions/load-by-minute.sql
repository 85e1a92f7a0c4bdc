-- How full was dispatch, minute by minute, and could it keep up?
SELECT
  minute,
  model,
  most_queued,
  most_in_flight,
  round(service_ms) AS mean_service_ms,
  fewest_ready
FROM queue
ORDER BY minute DESC, model
LIMIT 120;
