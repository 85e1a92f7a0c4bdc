-- Hour by hour, of the generations whose deadline was in it: how many had an answer in time? One that failed by our
-- fault, came late or not at all broke its promise; what the requester called off or asked wrongly did not.
WITH request AS (
  SELECT generation_id, min(deadline_at) AS deadline_at FROM generation_requested GROUP BY generation_id
),
made AS (
  SELECT generation_id, min(completed_at) AS at FROM generation_completed GROUP BY generation_id
),
failed AS (
  SELECT generation_id, min(struct(failed_at, cause)) AS is FROM generation_failed GROUP BY generation_id
)
SELECT date_trunc('HOUR', r.deadline_at) AS hour, count(*) AS due,
       count_if(NOT coalesce(m.at <= r.deadline_at, false)
                AND NOT coalesce(f.is.failed_at <= r.deadline_at AND f.is.cause IN ('cancelled', 'rejected'), false)) AS broken
FROM request r LEFT JOIN made m USING (generation_id) LEFT JOIN failed f USING (generation_id)
WHERE r.deadline_at < :to
GROUP BY 1 ORDER BY 1
