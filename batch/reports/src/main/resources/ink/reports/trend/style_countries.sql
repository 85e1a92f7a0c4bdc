-- Which styles are wanted where? Requests, views, likes and shares by country.
WITH interest AS (
  SELECT country, style FROM generation_requested
  UNION ALL
  SELECT country, style FROM app_event_recorded
  WHERE style IS NOT NULL AND name IN ('design_viewed', 'design_liked', 'design_shared')
)
SELECT country, style, count(*) AS events
FROM interest WHERE country RLIKE '^[A-Z]{2}$'
GROUP BY country, style HAVING events >= :k
ORDER BY country, style
