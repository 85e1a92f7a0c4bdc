-- What an hour of each style costs in each currency, worked out again; quartiles within 1e-9. More are hidden than
-- those below $k.
WITH led AS (
  SELECT booking_id, arg_max(design_id, (correlated_at, event_id)) AS design_id
  FROM booking_correlated WHERE correlated_at >= $from AND correlated_at < $to GROUP BY booking_id
),
design AS (SELECT DISTINCT design_id, style FROM generation_completed WHERE completed_at < $to),
newest AS (
  SELECT DISTINCT ON (booking_id) booking_id, studio_id, currency, price_minor * 60.0 / duration_minutes AS hour
  FROM booking_changed
  WHERE changed_at < $to AND price_minor > 0 AND duration_minutes > 0 AND currency IS NOT NULL
  ORDER BY booking_id, external_version DESC, event_id DESC
)
SELECT style, currency, count(*) AS bookings, count(DISTINCT studio_id) AS studios,
       quantile_cont(hour::DOUBLE, 0.25) AS hour_low, quantile_cont(hour::DOUBLE, 0.5) AS hour_median,
       quantile_cont(hour::DOUBLE, 0.75) AS hour_high
FROM led JOIN design USING (design_id) JOIN newest USING (booking_id)
GROUP BY ALL HAVING count(*) >= $k AND count(DISTINCT studio_id) >= 3 ORDER BY style, currency
