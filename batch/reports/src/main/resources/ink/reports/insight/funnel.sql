-- What became of each artist's designs of the period, by style? A design is approved when the app says so or a
-- booking followed; booked when one followed that was not declined; kept when one was. Money: prices of kept
-- bookings, by currency.
WITH design AS (
  SELECT tenant_id, design_id, min(artist_id) AS artist_id, min(style) AS style
  FROM generation_completed WHERE artist_id IS NOT NULL AND completed_at >= :from
  GROUP BY tenant_id, design_id
),
approved AS (
  SELECT DISTINCT tenant_id, design_id FROM app_event_recorded WHERE name = 'design_approved' AND design_id IS NOT NULL
),
led AS (
  SELECT tenant_id, booking_id, max_by(design_id, struct(correlated_at, event_id)) AS design_id
  FROM booking_correlated GROUP BY tenant_id, booking_id
),
state AS (
  SELECT tenant_id, booking_id,
         max_by(struct(status, starts_at, duration_minutes, price_minor, currency),
                struct(external_version, changed_at, event_id)) AS is
  FROM booking_changed GROUP BY tenant_id, booking_id
),
came AS (
  SELECT l.tenant_id, l.design_id, s.is.currency,
         s.is.status = 'accepted'
           AND unix_micros(s.is.starts_at) + s.is.duration_minutes * 60000000L < unix_micros(:to) AS kept,
         s.is.price_minor
  FROM led l JOIN state s ON s.tenant_id = l.tenant_id AND s.booking_id = l.booking_id
  WHERE s.is.status <> 'declined'
),
outcome AS (
  SELECT tenant_id, design_id, bool_or(kept) AS kept,
         map_from_entries(collect_list(CASE WHEN kept AND price > 0 AND currency IS NOT NULL THEN struct(currency, price) END)) AS money
  FROM (SELECT tenant_id, design_id, currency, bool_or(kept) AS kept,
               sum(CASE WHEN kept THEN price_minor END) AS price
        FROM came GROUP BY 1, 2, 3)
  GROUP BY tenant_id, design_id
),
home AS (
  SELECT tenant_id, artist_id, max_by(studio_id, struct(changed_at, event_id)) AS studio_id
  FROM artist_changed GROUP BY tenant_id, artist_id
),
purse AS (
  SELECT tenant_id, studio_id, max_by(currency, struct(changed_at, event_id)) AS currency
  FROM studio_changed GROUP BY tenant_id, studio_id
)
SELECT d.tenant_id, d.artist_id, d.style,
       count(*) AS designs,
       count_if(a.design_id IS NOT NULL OR o.design_id IS NOT NULL) AS approved,
       count_if(o.design_id IS NOT NULL) AS booked,
       count_if(coalesce(o.kept, false)) AS kept,
       coalesce(sum(o.money[p.currency]), 0) AS revenue_minor
FROM design d
LEFT JOIN approved a ON a.tenant_id = d.tenant_id AND a.design_id = d.design_id
LEFT JOIN outcome o ON o.tenant_id = d.tenant_id AND o.design_id = d.design_id
LEFT JOIN home h ON h.tenant_id = d.tenant_id AND h.artist_id = d.artist_id
LEFT JOIN purse p ON p.tenant_id = h.tenant_id AND p.studio_id = h.studio_id
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
