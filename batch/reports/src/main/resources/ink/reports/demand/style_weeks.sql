-- How many people were interested in each style, week by week, and how many of them asked for a design of it?
-- A person counts once a style and week, however often they asked, looked, liked or shared: no burst of one
-- account moves a number. A fact counts when it happened, however late it came.
WITH interest AS (
  -- Who asks through the API is told by the client, else the artist, else the tenant they ask for.
  SELECT requested_at AS happened_at, style, coalesce(client_id, artist_id, tenant_id) AS person, 1 AS asked
  FROM generation_requested
  UNION ALL
  SELECT occurred_at, style, actor_id, 0 FROM app_event_recorded
  WHERE style IS NOT NULL AND name IN ('design_viewed', 'design_liked', 'design_shared')
),
once AS (
  SELECT date_add(:start, CAST(floor(date_diff(CAST(happened_at AS DATE), :start) / 7) * 7 AS INT)) AS week_start,
         style, person, max(asked) AS asked
  FROM interest GROUP BY 1, 2, 3
)
SELECT week_start, style, count(*) AS people, sum(asked) AS askers
FROM once GROUP BY week_start, style
ORDER BY week_start, style
