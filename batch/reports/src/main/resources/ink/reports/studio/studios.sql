-- Which studios are there, and where does each keep its clock and its money?
WITH newest AS (
  SELECT tenant_id, studio_id,
         max_by(struct(name, time_zone, country, currency, removed), struct(changed_at, event_id)) AS is
  FROM studio_changed GROUP BY tenant_id, studio_id
)
SELECT tenant_id, studio_id, is.name, is.time_zone, is.country, is.currency
FROM newest WHERE NOT is.removed
ORDER BY tenant_id, studio_id
