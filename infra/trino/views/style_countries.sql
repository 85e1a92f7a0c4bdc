-- Which styles are wanted where?
CREATE OR REPLACE VIEW style_countries
COMMENT 'People and requests by style and country, all tenants together.'
SECURITY DEFINER AS
SELECT country, style, count(*) AS requests, count(DISTINCT coalesce(client_id, artist_id, tenant_id)) AS people
FROM silver.generation_requested
WHERE country IS NOT NULL
GROUP BY 1, 2;
