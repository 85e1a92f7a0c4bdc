-- How many people of each country were interested in each style? A person counts once a style and country.
WITH interest AS (
  SELECT country, style, coalesce(client_id, artist_id, tenant_id) AS person FROM generation_requested
  UNION ALL
  SELECT country, style, actor_id FROM app_event_recorded
  WHERE style IS NOT NULL AND name IN ('design_viewed', 'design_liked', 'design_shared')
)
SELECT country, style, count(DISTINCT person) AS people
FROM interest WHERE country RLIKE '^[A-Z]{2}$'
GROUP BY country, style
ORDER BY country, style
