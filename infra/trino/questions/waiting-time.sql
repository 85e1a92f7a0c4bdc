-- How long do people wait for an image, and is it the queue or the model?
-- Milliseconds from acceptance to the stored image, for each model and day.
SELECT
  date(requested_at) AS day,
  model,
  count(*) AS images,
  approx_percentile(date_diff('millisecond', requested_at, finished_at), 0.50) AS p50_ms,
  approx_percentile(date_diff('millisecond', requested_at, finished_at), 0.99) AS p99_ms,
  approx_percentile(queue_ms, 0.50) AS queue_p50_ms,
  approx_percentile(inference_ms, 0.50) AS inference_p50_ms
FROM generations
WHERE outcome = 'succeeded'
GROUP BY date(requested_at), model
ORDER BY day, model;
