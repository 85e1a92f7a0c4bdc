-- When did the newest that is known of each studio happen?
WITH told AS (
  SELECT tenant_id, studio_id, changed_at AS at FROM studio_changed
  UNION ALL SELECT tenant_id, studio_id, changed_at FROM artist_changed
  UNION ALL SELECT tenant_id, studio_id, changed_at FROM booking_changed
  UNION ALL SELECT tenant_id, studio_id, occurred_at FROM payment_recorded
)
SELECT tenant_id, studio_id, max(at) AS newest FROM told GROUP BY tenant_id, studio_id ORDER BY 1, 2
