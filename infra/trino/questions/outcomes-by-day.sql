-- What became of the generations asked for each day?
-- made + failed + open = asked; open ones still wait or were accepted a moment ago.
SELECT
  date(requested_at) AS day,
  count(*) AS asked,
  count_if(outcome = 'succeeded') AS made,
  count_if(outcome <> 'succeeded') AS failed,
  count_if(outcome IS NULL) AS open,
  round(1e2 * count_if(outcome = 'succeeded') / count(*), 1) AS made_percent
FROM generations
GROUP BY date(requested_at)
ORDER BY day;
