-- How do bookings end, studio by studio?
SELECT
  studio_id,
  provider,
  count(*) AS bookings,
  count_if(status = 'accepted') AS accepted,
  count_if(status LIKE 'cancelled%' OR status = 'declined') AS cancelled,
  count_if(status = 'no_show') AS no_shows
FROM bookings
GROUP BY studio_id, provider
ORDER BY bookings DESC, studio_id;
