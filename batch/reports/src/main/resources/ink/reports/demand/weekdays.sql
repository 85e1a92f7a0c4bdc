-- On which days of the week are people interested? A person counts once a day. Monday is 1.
WITH interest AS (
  SELECT requested_at AS happened_at, coalesce(client_id, artist_id, tenant_id) AS person FROM generation_requested
  UNION ALL
  SELECT occurred_at, actor_id FROM app_event_recorded
  WHERE style IS NOT NULL AND name IN ('design_viewed', 'design_liked', 'design_shared')
),
once AS (SELECT DISTINCT CAST(happened_at AS DATE) AS day, person FROM interest)
SELECT weekday(day) + 1 AS weekday, count(*) AS people FROM once GROUP BY 1 ORDER BY 1
