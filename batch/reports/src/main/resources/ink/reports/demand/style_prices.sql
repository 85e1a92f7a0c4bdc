-- What does an hour of each style cost, in each currency, by the appointments that a design led to?
-- Minor units; an appointment counts with its newest price and length. Quartiles are interpolated.
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
)
SELECT style, b.currency AS currency, count(*) AS bookings, count(DISTINCT b.studio_id) AS studios,
       percentile(b.hour, 0.25) AS low, percentile(b.hour, 0.5) AS middle, percentile(b.hour, 0.75) AS high
FROM led JOIN designs USING (design_id) JOIN asked USING (booking_id)
GROUP BY style, b.currency
ORDER BY style, currency
