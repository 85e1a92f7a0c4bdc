-- The weeks that growth and seasons are told from, counted again: who was interested in a style in each week of [$from, $to), each person once.
WITH person AS (
  SELECT requested_at AS moment, style, coalesce(client_id, artist_id, tenant_id) AS who, true AS asked FROM generation_requested
  UNION ALL
  SELECT occurred_at, style, actor_id, false FROM app_event_recorded
  WHERE style IS NOT NULL AND name IN ('design_viewed', 'design_liked', 'design_shared')
),
cell AS (
  SELECT time_bucket(INTERVAL 7 DAY, moment, $from)::DATE AS week_start, style,
         count(DISTINCT who) AS people, count(DISTINCT who) FILTER (asked) AS a
  FROM person WHERE moment >= $from AND moment < $to GROUP BY ALL HAVING count(DISTINCT who) >= $k
)
SELECT week_start, style, people, if(a >= $k AND (a = people OR people - a >= $k), a, NULL) AS askers,
       people / sum(people) OVER (PARTITION BY week_start) AS share
FROM cell ORDER BY week_start, style
