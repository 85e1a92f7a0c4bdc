-- Platform Health's throughput and latency, counted again.
WITH request AS (SELECT DISTINCT generation_id, lane, coalesce(country, '') AS country, requested_at
                 FROM generation_requested WHERE requested_at >= $from AND requested_at < $to),
told AS (
  SELECT r.*, (SELECT epoch_us(min(completed_at)) FROM generation_completed c
               WHERE c.generation_id = r.generation_id AND c.requested_at >= $from AND c.requested_at < $to) AS made_us,
         EXISTS (SELECT 1 FROM generation_failed f
                 WHERE f.generation_id = r.generation_id AND f.requested_at >= $from AND f.requested_at < $to) AS fell
  FROM request r
),
cell AS (SELECT 'lane ' || lane AS cell, * FROM told
         UNION ALL SELECT 'country ' || country, * FROM told UNION ALL SELECT 'all', * FROM told)
SELECT cell, count(*) AS requested, count(made_us) AS made, count(*) FILTER (made_us IS NULL AND fell) AS failed,
       count(*) FILTER (made_us IS NULL AND NOT fell) AS open,
       round(quantile_cont((made_us - epoch_us(requested_at)) / 1000, 0.5), 6) AS p50,
       round(quantile_cont((made_us - epoch_us(requested_at)) / 1000, 0.95), 6) AS p95,
       round(quantile_cont((made_us - epoch_us(requested_at)) / 1000, 0.99), 6) AS p99
FROM cell GROUP BY cell ORDER BY cell
