-- Which styles are asked for, week by week, and by how many people?
SELECT
  week,
  style,
  requests,
  people,
  round(1e2 * requests / sum(requests) OVER (PARTITION BY week), 1) AS percent_of_week
FROM style_weeks
ORDER BY week, requests DESC, style;
