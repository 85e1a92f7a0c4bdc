-- Which design led to this booking?
-- A reference outranks recency; a match of an older version of the booking, or a second one by
-- recency, changes nothing. The same match again changes nothing but counts as written.
UPDATE bookings SET design_id = n.design_id, correlation_method = n.method, correlated_at = n.correlated_at
FROM (VALUES (?::text, ?::text, ?::bigint, ?::text, ?::text, ?::timestamptz))
  AS n (booking_id, tenant_id, external_version, design_id, method, correlated_at)
WHERE bookings.booking_id = n.booking_id
  AND bookings.tenant_id = n.tenant_id
  AND bookings.external_version = n.external_version
  AND (bookings.design_id IS NULL
    OR n.method = 'reference'
    OR (bookings.design_id = n.design_id AND bookings.correlation_method = n.method))
