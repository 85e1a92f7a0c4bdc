-- Platform Health's machine time, added up again.
WITH measured AS (SELECT CAST(floor(epoch(measured_at)) AS BIGINT) AS s, max(endpoints_ready) AS ready FROM dispatch_measured
                  WHERE measured_at >= $from AND measured_at < $to GROUP BY ALL),
span AS (SELECT m.ready, coalesce((SELECT min(n.s) FROM measured n WHERE n.s > m.s) - m.s, 1) AS gap FROM measured m),
used AS (SELECT DISTINCT event_id, inference_ms, cached FROM usage_recorded
         WHERE occurred_at >= $from AND occurred_at < $to AND outcome = 'succeeded')
SELECT (SELECT coalesce(sum(ready * CASE WHEN gap > 10 THEN 10 ELSE gap END), 0) FROM span) AS ready_seconds,
       (SELECT coalesce(sum(inference_ms), 0) FROM used WHERE NOT cached) AS busy_ms,
       (SELECT count(*) FROM used WHERE NOT cached) AS drawn, (SELECT count(*) FROM used WHERE cached) AS cached
