-- Which styles are asked for, week by week, and by how many studios?
SELECT
  date(date_trunc('week', requested_at)) AS week,
  style,
  count(*) AS requests,
  count(DISTINCT tenant_id) AS tenants,
  round(1e2 * count(*) / sum(count(*)) OVER (PARTITION BY date_trunc('week', requested_at)), 1)
    AS percent_of_week
FROM generation_requested
GROUP BY date_trunc('week', requested_at), style
ORDER BY week, requests DESC, style;
