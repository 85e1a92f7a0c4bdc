-- People by day of the week, each once a day, counted again. Monday is 1.
WITH person AS (
  SELECT requested_at AS moment, coalesce(client_id, artist_id, tenant_id) AS who FROM generation_requested
  UNION ALL
  SELECT occurred_at, actor_id FROM app_event_recorded
  WHERE style IS NOT NULL AND name IN ('design_viewed', 'design_liked', 'design_shared')
)
SELECT isodow(moment::DATE) AS weekday, count(DISTINCT (moment::DATE, who)) AS people
FROM person WHERE moment >= $from AND moment < $to GROUP BY ALL ORDER BY weekday
