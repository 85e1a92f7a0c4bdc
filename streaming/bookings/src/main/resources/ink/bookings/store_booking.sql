-- What is this booking now, and who are its artist and its client?
-- A version older than the stored one changes nothing and answers nothing.
INSERT INTO bookings AS b (
  booking_id, tenant_id, studio_id, connection_id, provider, external_booking_id, external_version,
  status, starts_at, duration_minutes, external_staff_id, external_customer_id,
  artist_id, client_id, note, price_minor, currency, changed_at)
SELECT
  n.booking_id, n.tenant_id, n.studio_id, n.connection_id, n.provider, n.external_booking_id, n.external_version,
  n.status, n.starts_at, n.duration_minutes, n.external_staff_id, n.external_customer_id,
  (SELECT a.artist_id FROM artists a
    WHERE a.tenant_id = n.tenant_id AND a.studio_id = n.studio_id AND a.external_staff_id = n.external_staff_id
    ORDER BY a.artist_id LIMIT 1),
  (SELECT c.client_id FROM clients c
    WHERE c.tenant_id = n.tenant_id AND c.studio_id = n.studio_id AND c.external_customer_id = n.external_customer_id
    ORDER BY c.client_id LIMIT 1),
  n.note, n.price_minor, n.currency, n.changed_at
FROM (VALUES (
  ?::text, ?::text, ?::text, ?::text, ?::text, ?::text, ?::bigint,
  ?::text, ?::timestamptz, ?::integer, ?::text, ?::text,
  ?::text, ?::bigint, ?::text, ?::timestamptz)) AS n (
  booking_id, tenant_id, studio_id, connection_id, provider, external_booking_id, external_version,
  status, starts_at, duration_minutes, external_staff_id, external_customer_id,
  note, price_minor, currency, changed_at)
ON CONFLICT (booking_id) DO UPDATE SET
  external_version = EXCLUDED.external_version,
  status = EXCLUDED.status,
  starts_at = EXCLUDED.starts_at,
  duration_minutes = EXCLUDED.duration_minutes,
  external_staff_id = EXCLUDED.external_staff_id,
  external_customer_id = EXCLUDED.external_customer_id,
  artist_id = EXCLUDED.artist_id,
  client_id = EXCLUDED.client_id,
  note = EXCLUDED.note,
  price_minor = EXCLUDED.price_minor,
  currency = EXCLUDED.currency,
  changed_at = EXCLUDED.changed_at
WHERE b.external_version <= EXCLUDED.external_version
RETURNING artist_id, client_id
