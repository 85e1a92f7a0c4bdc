-- Which appointments are there, what did they come from, were they kept?
-- A booking is as its newest version tells. It is kept when it was accepted, its end has passed and
-- nobody cancelled, declined or stayed away.
CREATE OR REPLACE VIEW bookings
COMMENT 'One row for each appointment in its newest state, with the design and artist it belongs to.'
SECURITY DEFINER AS
WITH newest AS (
  SELECT booking_id, max_by(CAST(ROW(tenant_id, studio_id, provider, status, starts_at, duration_minutes,
      external_staff_id, price_minor, currency, changed_at) AS ROW(tenant_id varchar, studio_id varchar,
      provider varchar, status varchar, starts_at timestamp(6) with time zone, duration_minutes integer,
      external_staff_id varchar, price_minor bigint, currency varchar,
      changed_at timestamp(6) with time zone)), external_version) AS b,
    min(received_at) AS booked_at
  FROM silver.booking_changed
  GROUP BY booking_id
),
led AS (
  SELECT booking_id, max_by(design_id, correlated_at) AS design_id, max_by(artist_id, correlated_at) AS artist_id,
    max_by(method, correlated_at) AS method
  FROM silver.booking_correlated
  GROUP BY booking_id
),
staff AS (
  SELECT tenant_id, external_staff_id, max_by(artist_id, changed_at) AS artist_id
  FROM silver.artist_changed
  WHERE external_staff_id IS NOT NULL
  GROUP BY tenant_id, external_staff_id
)
SELECT
  n.booking_id, n.b.tenant_id, n.b.studio_id, coalesce(s.artist_id, l.artist_id) AS artist_id,
  l.design_id, d.style, l.method AS design_found_by, n.b.provider, n.booked_at, n.b.starts_at,
  n.b.duration_minutes, n.b.status,
  n.b.status = 'accepted' AND date_add('minute', n.b.duration_minutes, n.b.starts_at) < current_timestamp AS kept,
  n.b.price_minor, n.b.currency
FROM newest n
LEFT JOIN led l ON l.booking_id = n.booking_id
LEFT JOIN staff s ON s.tenant_id = n.b.tenant_id AND s.external_staff_id = n.b.external_staff_id
LEFT JOIN silver.generation_completed d ON d.design_id = l.design_id;
COMMENT ON COLUMN bookings.kept IS 'accepted, over, and nobody cancelled or stayed away';
COMMENT ON COLUMN bookings.price_minor IS 'price in minor units of the currency; never add different currencies';
COMMENT ON COLUMN bookings.design_found_by IS 'reference (the booking names the design) or recency (the client''s last design before the booking)';
