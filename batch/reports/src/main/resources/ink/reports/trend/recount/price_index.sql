-- What an hour of each style costs over the usual of its currency, worked out again; quartiles within 1e-9.
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
),
priced AS (SELECT * FROM led JOIN design USING (design_id) JOIN newest USING (booking_id)),
ratio AS (
  SELECT style, studio_id, hour::DOUBLE / quantile_cont(hour::DOUBLE, 0.5) OVER (PARTITION BY currency) AS r FROM priced
)
SELECT style, count(*) AS bookings, count(DISTINCT studio_id) AS studios,
       quantile_cont(r, 0.25) AS index_low, quantile_cont(r, 0.5) AS index_median, quantile_cont(r, 0.75) AS index_high
FROM ratio GROUP BY style HAVING count(*) >= $k AND count(DISTINCT studio_id) >= 3 ORDER BY style
