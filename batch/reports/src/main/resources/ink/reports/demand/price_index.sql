-- What does an hour of each style cost over what an hour usually costs in the currency? 1 is the usual.
WITH led AS (
  SELECT booking_id, max_by(design_id, struct(correlated_at, event_id)) AS design_id
  FROM booking_correlated GROUP BY booking_id
),
designs AS (
  SELECT design_id, min(style) AS style FROM generation_completed_ever GROUP BY design_id
),
asked AS (
  SELECT booking_id,
         max_by(struct(studio_id, currency, price_minor * 60 / duration_minutes AS hour), struct(external_version, event_id)) AS b
  FROM booking_changed WHERE price_minor > 0 AND duration_minutes > 0 AND currency IS NOT NULL
  GROUP BY booking_id
),
hours AS (
  SELECT style, b.studio_id, b.currency AS currency, b.hour AS hour
  FROM led JOIN designs USING (design_id) JOIN asked USING (booking_id)
),
usual AS (SELECT currency, percentile(hour, 0.5) AS hour FROM hours GROUP BY currency)
SELECT style, count(*) AS bookings, count(DISTINCT studio_id) AS studios,
       percentile(hours.hour / usual.hour, 0.25) AS low, percentile(hours.hour / usual.hour, 0.5) AS middle,
       percentile(hours.hour / usual.hour, 0.75) AS high
FROM hours JOIN usual USING (currency)
GROUP BY style
ORDER BY style
