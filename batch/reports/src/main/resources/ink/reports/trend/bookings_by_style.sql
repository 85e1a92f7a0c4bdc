-- Which styles led to appointments? A booking counts by the newest word on its design and its state.
-- How many still stand is null when those that stand, or those that fell, are few.
WITH led AS (
  SELECT booking_id, max_by(design_id, struct(correlated_at, event_id)) AS design_id
  FROM booking_correlated GROUP BY booking_id
),
state AS (
  SELECT booking_id, max_by(status, struct(external_version, event_id)) AS status
  FROM booking_changed GROUP BY booking_id
),
designs AS (
  SELECT design_id, min(style) AS style FROM generation_completed_ever GROUP BY design_id
),
counts AS (
  SELECT style, count(*) AS bookings, count_if(status IN ('pending', 'accepted')) AS standing
  FROM led JOIN designs USING (design_id) LEFT JOIN state USING (booking_id)
  GROUP BY style
)
SELECT style, bookings,
       CASE WHEN standing >= :k AND (standing = bookings OR bookings - standing >= :k) THEN standing END AS standing
FROM counts WHERE bookings >= :k
ORDER BY bookings DESC, style
