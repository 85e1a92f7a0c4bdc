-- Which studios are there?
CREATE OR REPLACE VIEW studios
COMMENT 'One row for each studio as it is now.'
SECURITY DEFINER AS
SELECT studio_id, max_by(tenant_id, changed_at) AS tenant_id, max_by(name, changed_at) AS name,
  max_by(time_zone, changed_at) AS time_zone, max_by(country, changed_at) AS country,
  max_by(currency, changed_at) AS currency, max_by(removed, changed_at) AS removed
FROM silver.studio_changed
GROUP BY studio_id;
