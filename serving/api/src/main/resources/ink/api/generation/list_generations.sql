-- Which generations of the tenant are the newest before an id? Ids sort by age.
SELECT generation_id, status, lane, model, prompt, negative_prompt, style, seed, width_px, height_px,
       studio_id, artist_id, client_id, body_part, country, requested_at, deadline_at, cancel_requested_at,
       finished_at, design_id, attempts, queue_ms, inference_ms, cached, failure_cause, failure_code,
       failure_detail
FROM generations
WHERE tenant_id = ? AND (?::text IS NULL OR generation_id < ?)
ORDER BY generation_id DESC
LIMIT ?
