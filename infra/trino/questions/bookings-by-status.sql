-- How do bookings end, studio by studio?
-- Each booking counts once, as its newest version tells.
WITH booking AS (
  SELECT
    booking_id,
    max_by(studio_id, external_version) AS studio_id,
    max_by(provider, external_version) AS provider,
    max_by(status, external_version) AS status
  FROM booking_changed
  GROUP BY booking_id
)
SELECT
  studio_id,
  provider,
  count(*) AS bookings,
  count_if(status = 'accepted') AS accepted,
  count_if(status LIKE 'cancelled%' OR status = 'declined') AS cancelled,
  count_if(status = 'no_show') AS no_shows
FROM booking
GROUP BY studio_id, provider
ORDER BY bookings DESC, studio_id;
