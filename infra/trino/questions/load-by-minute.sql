-- How full was dispatch, minute by minute, and could it keep up?
SELECT
  date_trunc('minute', measured_at) AS minute,
  model,
  max(queued) AS most_queued,
  max(in_flight) AS most_in_flight,
  round(avg(service_ms)) AS mean_service_ms,
  min(endpoints_ready) AS fewest_endpoints_ready
FROM dispatch_measured
GROUP BY date_trunc('minute', measured_at), model
ORDER BY minute DESC, model
LIMIT 120;
