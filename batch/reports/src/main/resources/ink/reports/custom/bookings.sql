-- Which appointments are there, each in its newest state, and which design led to each?
WITH newest AS (
  SELECT tenant_id, booking_id,
         max_by(struct(starts_at, duration_minutes, status, studio_id, external_staff_id, provider, price_minor, currency),
                struct(external_version, event_id)) AS b
  FROM booking_changed GROUP BY tenant_id, booking_id
),
led AS (
  SELECT tenant_id, booking_id, max_by(struct(design_id, artist_id), struct(correlated_at, event_id)) AS d
  FROM booking_correlated GROUP BY tenant_id, booking_id
),
designs AS (
  SELECT tenant_id, design_id, min(style) AS style FROM generation_completed GROUP BY tenant_id, design_id
),
staff AS (
  SELECT tenant_id, external_staff_id, max_by(artist_id, struct(changed_at, event_id)) AS artist_id
  FROM artist_changed WHERE external_staff_id IS NOT NULL GROUP BY tenant_id, external_staff_id
)
SELECT n.tenant_id, n.b.starts_at AS happened_at,
       n.b.starts_at + make_interval(0, 0, 0, 0, 0, n.b.duration_minutes, 0) AS ends_at,
       n.b.duration_minutes AS minutes, n.b.status, n.b.studio_id AS studio,
       coalesce(s.artist_id, l.d.artist_id) AS artist, n.b.provider, n.b.price_minor, n.b.currency,
       g.style, l.booking_id IS NOT NULL AS led_by_design
FROM newest n
LEFT JOIN led l ON l.tenant_id = n.tenant_id AND l.booking_id = n.booking_id
LEFT JOIN designs g ON g.tenant_id = l.tenant_id AND g.design_id = l.d.design_id
LEFT JOIN staff s ON s.tenant_id = n.tenant_id AND s.external_staff_id = n.b.external_staff_id
