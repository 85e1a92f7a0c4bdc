-- How good were the forecasts? For each made generation, what dispatch forecast in the last two seconds before it
-- was accepted for a newcomer in its lane, against the time that it took: by lane, where there was a queue.
WITH request AS (
  SELECT generation_id, min(lane) AS lane, min(model) AS model, min(requested_at) AS requested_at
  FROM generation_requested GROUP BY generation_id
),
made AS (
  SELECT generation_id, min(completed_at) AS completed_at FROM generation_completed GROUP BY generation_id
),
asked AS (
  SELECT r.generation_id, r.lane, r.model, r.requested_at,
         (unix_micros(m.completed_at) - unix_micros(r.requested_at)) / 1000D AS ms,
         explode(array(0, 1, 2)) AS ago
  FROM request r JOIN made m USING (generation_id)
),
forecast AS (
  SELECT a.generation_id, a.lane, a.ms, max_by(q.newcomer_ms, struct(q.measured_at, q.event_id)) AS newcomer_ms
  FROM asked a JOIN queue_measured q ON q.model = a.model AND q.lane = a.lane
    AND unix_seconds(date_trunc('SECOND', q.measured_at)) = unix_seconds(date_trunc('SECOND', a.requested_at)) - a.ago
    AND q.measured_at <= a.requested_at AND unix_micros(q.measured_at) > unix_micros(a.requested_at) - 2000000
  WHERE q.newcomer_ms >= 0
  GROUP BY 1, 2, 3
)
SELECT lane, count(*) AS compared, percentile(abs(ms - newcomer_ms), array(0.5, 0.95, 0.99)) AS errors,
       percentile(ms - newcomer_ms, 0.5) AS bias
FROM forecast GROUP BY lane ORDER BY lane
