-- How many who look at designs of a style like, share or book one?
-- Counts people (the app's pseudonyms), not clicks.
SELECT
  style,
  count(DISTINCT actor_id) FILTER (WHERE name = 'design_viewed') AS viewed,
  count(DISTINCT actor_id) FILTER (WHERE name = 'design_liked') AS liked,
  count(DISTINCT actor_id) FILTER (WHERE name = 'design_shared') AS shared,
  count(DISTINCT actor_id) FILTER (WHERE name = 'booking_opened') AS opened_booking
FROM app_events
WHERE style IS NOT NULL
GROUP BY style
ORDER BY viewed DESC, style;
