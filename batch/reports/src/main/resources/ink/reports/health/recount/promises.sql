-- Platform Health's kept and broken promises, counted again.
WITH request AS (SELECT DISTINCT generation_id, deadline_at FROM generation_requested
                 WHERE requested_at >= $from AND requested_at < $to AND deadline_at < $to)
SELECT date_trunc('hour', deadline_at) AS hour, count(*) AS due,
       count(*) - count(*) FILTER (
         EXISTS (SELECT 1 FROM generation_completed c WHERE c.generation_id = r.generation_id
                 AND c.requested_at >= $from AND c.completed_at <= r.deadline_at)
         OR EXISTS (SELECT 1 FROM generation_failed f WHERE f.generation_id = r.generation_id
                    AND f.requested_at >= $from AND f.failed_at <= r.deadline_at AND f.cause IN ('cancelled', 'rejected'))) AS broken
FROM request r GROUP BY ALL ORDER BY ALL
