-- What the elasticity is told from, counted again: appointments made at a studio in two weeks, and the mean
-- logarithms of the price of an hour over every other one and over the rest.
WITH made AS (
  SELECT DISTINCT ON (booking_id) * FROM booking_changed WHERE changed_at < $to
  ORDER BY booking_id, external_version, event_id
),
halved AS (
  SELECT studio_id, currency, date_diff('day', $from::DATE, changed_at::DATE) // 14 AS fortnight,
         round(ln(price_minor * 60.0 / duration_minutes), 12) AS price,
         row_number() OVER (PARTITION BY studio_id, currency, fortnight ORDER BY booking_id) AS nth
  FROM made
  WHERE changed_at >= $from AND price_minor > 0 AND duration_minutes > 0 AND currency IS NOT NULL
)
SELECT studio_id, currency, fortnight, count(*) AS bookings,
       avg(price) FILTER (nth % 2 = 1) AS one, avg(price) FILTER (nth % 2 = 0) AS other
FROM halved GROUP BY ALL HAVING count(*) >= 2 ORDER BY studio_id, currency, fortnight
