-- Which styles are wanted, week by week?
CREATE OR REPLACE VIEW style_weeks
COMMENT 'People and requests by style and week (from Monday, UTC), all tenants together.'
SECURITY DEFINER AS
SELECT date(date_trunc('week', requested_at AT TIME ZONE 'UTC')) AS week, style, count(*) AS requests,
  count(DISTINCT coalesce(client_id, artist_id, tenant_id)) AS people
FROM silver.generation_requested
GROUP BY 1, 2;
COMMENT ON COLUMN style_weeks.people IS 'the client, else the artist, else the tenant that asked';
