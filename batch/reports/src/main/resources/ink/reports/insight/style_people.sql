-- How many people were interested in each style in the last two weeks, and how many in the two before?
-- A person counts once a style and fortnight, however often they asked, looked, liked or shared.
WITH interest AS (
  -- Who asks through the API is told by the client, else the artist, else the tenant they ask for.
  SELECT requested_at AS happened_at, style, coalesce(client_id, artist_id, tenant_id) AS person FROM generation_requested
  UNION ALL
  SELECT occurred_at, style, actor_id FROM app_event_recorded
  WHERE style IS NOT NULL AND name IN ('design_viewed', 'design_liked', 'design_shared')
)
SELECT style,
       count(DISTINCT CASE WHEN happened_at < :recent THEN person END) AS earlier,
       count(DISTINCT CASE WHEN happened_at >= :recent THEN person END) AS recent
FROM interest WHERE happened_at >= :earlier
GROUP BY style
HAVING earlier >= :k AND recent >= :k
ORDER BY style
