-- How many generations were asked for by lane and country, what came of them, and how long did the made ones take?
-- Those of the period by when they were accepted; the quantiles are exact, between the two values beside them.
WITH request AS (
  SELECT generation_id, min(lane) AS lane, min(coalesce(country, '')) AS country, min(requested_at) AS requested_at
  FROM generation_requested GROUP BY generation_id
),
made AS (
  SELECT generation_id, min(completed_at) AS completed_at FROM generation_completed GROUP BY generation_id
),
failed AS (
  SELECT generation_id, min(cause) AS cause FROM generation_failed GROUP BY generation_id
),
told AS (
  SELECT r.lane, r.country, m.generation_id AS made, f.cause,
         (unix_micros(m.completed_at) - unix_micros(r.requested_at)) / 1000D AS ms
  FROM request r LEFT JOIN made m USING (generation_id) LEFT JOIN failed f USING (generation_id)
)
SELECT lane, country, count(*) AS requested, count(made) AS made,
       count_if(made IS NULL AND cause IS NOT NULL) AS failed,
       count_if(made IS NULL AND cause IS NULL) AS open,
       percentile(ms, array(0.5, 0.95, 0.99)) AS quantiles,
       grouping(lane) AS any_lane, grouping(country) AS any_country
FROM told
GROUP BY GROUPING SETS ((lane), (country), ())
ORDER BY any_lane, any_country, lane, country
