-- How do these generations of the tenant stand?
SELECT generation_id, status, lane, model, prompt, negative_prompt, style, seed, width_px, height_px,
       studio_id, artist_id, client_id, body_part, country, requested_at, deadline_at, cancel_requested_at,
       finished_at, design_id, attempts, queue_ms, inference_ms, cached, failure_cause, failure_code,
       failure_detail
FROM generations
WHERE tenant_id = ? AND generation_id = ANY (?)
