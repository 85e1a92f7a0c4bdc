-- How did generations end since then, and what had been asked for? Enough to tell of it again.
SELECT g.generation_id, g.tenant_id, g.requested_at, g.deadline_at, g.lane, g.plan, g.model, g.prompt,
       g.negative_prompt, g.style, g.seed, g.width_px, g.height_px, g.studio_id, g.artist_id, g.client_id,
       g.body_part, g.country, g.cacheable,
       g.finished_at, g.attempts, g.queue_ms, g.inference_ms,
       g.failure_cause, g.failure_code, g.failure_detail,
       g.design_id, d.model_version, d.backend, d.undrawn_words, d.image_key, d.image_bytes,
       d.image_sha256, g.cached, encode(d.cache_key, 'hex') AS cache_key, coalesce(g.units, 1) AS units
FROM generations g
LEFT JOIN designs d USING (generation_id)
WHERE g.finished_at >= ?
