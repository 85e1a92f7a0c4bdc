-- The Trend Report's people by country and style, counted again; more of them are hidden than those below $k.
WITH person AS (
  SELECT requested_at AS moment, country, style, coalesce(client_id, artist_id, tenant_id) AS who FROM generation_requested
  UNION ALL
  SELECT occurred_at, country, style, actor_id FROM app_event_recorded
  WHERE style IS NOT NULL AND name IN ('design_viewed', 'design_liked', 'design_shared')
)
SELECT country, style, count(DISTINCT who) AS people
FROM person WHERE moment >= $from AND moment < $to AND regexp_full_match(country, '[A-Z]{2}')
GROUP BY ALL HAVING count(DISTINCT who) >= $k ORDER BY country, style
