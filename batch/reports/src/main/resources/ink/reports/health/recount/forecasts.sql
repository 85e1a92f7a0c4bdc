-- Platform Health's forecast errors, found again: the newest forecast of the two seconds before.
WITH made AS (
  SELECT DISTINCT r.generation_id, r.lane, r.model, r.requested_at,
         (epoch_us(c.completed_at) - epoch_us(r.requested_at)) / 1000 AS ms
  FROM generation_requested r JOIN generation_completed c USING (generation_id)
  WHERE r.requested_at >= $from AND r.requested_at < $to
),
forecast AS (SELECT DISTINCT event_id, lane, model, measured_at, newcomer_ms FROM queue_measured WHERE newcomer_ms >= 0
             AND measured_at >= $from AND measured_at < $to),
error AS (
  SELECT m.lane, m.ms - f.newcomer_ms AS e FROM made m ASOF JOIN forecast f
    ON m.lane = f.lane AND m.model = f.model AND m.requested_at >= f.measured_at
  WHERE epoch_us(m.requested_at) - epoch_us(f.measured_at) < 2000000
)
SELECT lane, count(*) AS compared, round(quantile_cont(abs(e), 0.5), 6) AS p50, round(quantile_cont(abs(e), 0.95), 6) AS p95,
       round(quantile_cont(abs(e), 0.99), 6) AS p99, round(quantile_cont(e, 0.5), 6) AS bias
FROM error GROUP BY lane ORDER BY lane
