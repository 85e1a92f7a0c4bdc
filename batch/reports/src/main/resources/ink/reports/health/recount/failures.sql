-- Platform Health's failures, counted again.
SELECT cause, code, count(DISTINCT generation_id) AS failed FROM generation_failed
WHERE requested_at >= $from AND requested_at < $to GROUP BY ALL ORDER BY ALL
