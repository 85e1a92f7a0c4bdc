-- Which styles lead to appointments, and what are these worth?
-- A booking counts as its newest version tells; prices are in minor units, so each currency has its row.
WITH booking AS (
  SELECT
    booking_id,
    max_by(status, external_version) AS status,
    max_by(price_minor, external_version) AS price_minor,
    max_by(currency, external_version) AS currency
  FROM booking_changed
  GROUP BY booking_id
)
SELECT
  g.style,
  k.method,
  b.currency,
  count(*) AS bookings,
  count_if(b.status = 'accepted') AS accepted,
  sum(b.price_minor) FILTER (WHERE b.status = 'accepted') AS accepted_price_minor
FROM booking_correlated k
JOIN generation_completed g ON g.design_id = k.design_id
JOIN booking b ON b.booking_id = k.booking_id
GROUP BY g.style, k.method, b.currency
ORDER BY bookings DESC, g.style, k.method;
