-- The Artist Insights' appointments, counted again: those that ended in [$from, $to), as known at $to.
WITH version AS (
  SELECT DISTINCT ON (tenant_id, booking_id) *,
         min(changed_at) OVER (PARTITION BY tenant_id, booking_id) AS first_told
  FROM booking_changed WHERE changed_at < $to
  ORDER BY tenant_id, booking_id, external_version DESC, changed_at DESC, event_id DESC
),
told AS (
  SELECT DISTINCT event_id, tenant_id, studio_id, artist_id, external_staff_id, changed_at
  FROM artist_changed WHERE changed_at < $to AND external_staff_id IS NOT NULL
),
studio AS (SELECT tenant_id, studio_id, arg_max(currency, (changed_at, event_id)) AS purse
           FROM studio_changed WHERE changed_at < $to GROUP BY ALL),
appointment AS (
  SELECT v.*, epoch(v.starts_at - v.first_told) / 86400.0 AS lead_days,
         EXISTS (SELECT 1 FROM payment_recorded p WHERE p.tenant_id = v.tenant_id AND p.booking_id = v.booking_id
                 AND p.kind = 'deposit' AND p.occurred_at < $to) AS deposit,
         (SELECT s.purse FROM studio s WHERE s.tenant_id = v.tenant_id AND s.studio_id = v.studio_id) AS purse,
         coalesce((SELECT arg_max(artist_id, (t.changed_at, t.event_id)) FROM told t
                   WHERE t.tenant_id = v.tenant_id AND t.studio_id = v.studio_id AND t.external_staff_id = v.external_staff_id
                     AND t.changed_at <= v.starts_at),
                  (SELECT arg_min(artist_id, (t.changed_at, t.event_id)) FROM told t
                   WHERE t.tenant_id = v.tenant_id AND t.studio_id = v.studio_id AND t.external_staff_id = v.external_staff_id)) AS artist_id
  FROM version v
  WHERE status NOT IN ('pending', 'declined')
    AND starts_at + to_minutes(duration_minutes) >= $from AND starts_at + to_minutes(duration_minutes) < $to
)
SELECT tenant_id, artist_id,
       count(*) FILTER (status = 'accepted') AS kept,
       count(*) FILTER (status = 'no_show') AS no_shows,
       count(*) FILTER (status = 'cancelled_by_customer') AS cancelled_by_client,
       count(*) FILTER (status = 'cancelled_by_seller') AS cancelled_by_studio,
       coalesce(sum(duration_minutes) FILTER (status = 'accepted'), 0) AS minutes,
       count(price_minor) FILTER (status = 'accepted' AND currency = purse) AS priced,
       coalesce(sum(price_minor) FILTER (status = 'accepted' AND currency = purse), 0) AS revenue_minor,
       round(quantile_cont(lead_days, 0.5) FILTER (lead_days >= 0), 6) AS median_lead_days,
       count(*) FILTER (deposit AND status IN ('accepted', 'no_show')) AS due_with_deposit,
       count(*) FILTER (deposit AND status = 'no_show') AS missed_with_deposit,
       count(*) FILTER (lead_days <= 14) AS agreed_in_time,
       count(*) FILTER (lead_days <= 14 AND status = 'accepted') AS kept_in_time
FROM appointment WHERE artist_id IS NOT NULL
GROUP BY ALL ORDER BY ALL NULLS FIRST
