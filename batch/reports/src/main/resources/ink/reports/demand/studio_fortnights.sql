-- How many appointments were made at each studio in two weeks, and at what price of an hour? Every other one
-- makes one half, so that the price is told twice. Sums of logarithms, exact to twelve decimals.
WITH made AS (
  SELECT booking_id,
         min_by(struct(studio_id, currency, changed_at, price_minor, duration_minutes), struct(external_version, event_id)) AS b
  FROM booking_changed GROUP BY booking_id
),
priced AS (
  SELECT booking_id, b.studio_id AS studio_id, b.currency AS currency,
         CAST(floor(date_diff(CAST(b.changed_at AS DATE), :start) / 14) AS INT) AS fortnight,
         CAST(ln(b.price_minor * 60 / b.duration_minutes) AS DECIMAL(20, 12)) AS price
  FROM made
  WHERE b.changed_at >= :from AND b.price_minor > 0 AND b.duration_minutes > 0 AND b.currency IS NOT NULL
),
halved AS (
  SELECT *, row_number() OVER (PARTITION BY studio_id, currency, fortnight ORDER BY booking_id) % 2 AS half FROM priced
)
SELECT studio_id, currency, fortnight, count(*) AS bookings,
       CAST(sum(CASE WHEN half = 1 THEN price END) AS DOUBLE) AS one, CAST(sum(CASE WHEN half = 0 THEN price END) AS DOUBLE) AS other
FROM halved GROUP BY studio_id, currency, fortnight
HAVING count(*) >= 2
ORDER BY studio_id, currency, fortnight
