-- The Trend Report's appointments, counted again: bookings of [$from, $to) that a design led to, by its style.
WITH led AS (
  SELECT booking_id, arg_max(design_id, (correlated_at, event_id)) AS design_id
  FROM booking_correlated WHERE correlated_at >= $from AND correlated_at < $to GROUP BY booking_id
),
design AS (SELECT DISTINCT design_id, style FROM generation_completed WHERE completed_at < $to),
newest AS (
  SELECT booking_id, arg_max(status, (external_version, event_id)) AS status
  FROM booking_changed WHERE changed_at < $to GROUP BY booking_id
),
cell AS (
  SELECT style, count(*) AS bookings, count(*) FILTER (status IN ('pending', 'accepted')) AS standing
  FROM led JOIN design USING (design_id) LEFT JOIN newest USING (booking_id)
  GROUP BY style HAVING count(*) >= $k
)
SELECT style, bookings,
       if(standing >= $k AND (standing = bookings OR bookings - standing >= $k), standing, NULL) AS standing
FROM cell ORDER BY bookings DESC, style
