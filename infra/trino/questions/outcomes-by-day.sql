-- What became of the generations asked for each day?
-- made + failed + open = asked; open ones still wait or were accepted a moment ago.
SELECT
  date(r.requested_at) AS day,
  count(*) AS asked,
  count(c.generation_id) AS made,
  count(f.generation_id) AS failed,
  count(*) - count(c.generation_id) - count(f.generation_id) AS open,
  round(1e2 * count(c.generation_id) / count(*), 1) AS made_percent
FROM generation_requested r
LEFT JOIN generation_completed c ON c.generation_id = r.generation_id
LEFT JOIN generation_failed f ON f.generation_id = r.generation_id
GROUP BY date(r.requested_at)
ORDER BY day;
