-- How did these generations end? A generation that did not has no finished_at.
SELECT g.generation_id, g.finished_at, g.attempts, g.queue_ms, g.inference_ms,
       g.failure_cause, g.failure_code, g.failure_detail,
       g.design_id, d.model_version, d.backend, d.undrawn_words, d.image_key, d.image_bytes,
       d.image_sha256, g.cached, encode(d.cache_key, 'hex') AS cache_key, coalesce(g.units, 1) AS units
FROM generations g
LEFT JOIN designs d USING (generation_id)
WHERE g.generation_id = ANY (?)
