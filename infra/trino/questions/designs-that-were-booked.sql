-- Which styles lead to appointments, and what are these worth?
-- Prices are in minor units, so each currency has its row.
SELECT
  style,
  design_found_by,
  currency,
  count(*) AS bookings,
  count_if(status = 'accepted') AS accepted,
  count_if(kept) AS kept,
  sum(price_minor) FILTER (WHERE status = 'accepted') AS accepted_price_minor
FROM bookings
WHERE design_id IS NOT NULL
GROUP BY style, design_found_by, currency
ORDER BY bookings DESC, style, design_found_by;
