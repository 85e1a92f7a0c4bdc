-- What was asked for, and what became of it?
SELECT r.tenant_id, r.requested_at AS happened_at, r.style, r.lane, r.model, r.country, r.body_part,
       r.studio_id AS studio, r.artist_id AS artist,
       CASE WHEN c.generation_id IS NOT NULL THEN 'succeeded' ELSE coalesce(f.cause, 'waiting') END AS outcome,
       coalesce(c.attempts, f.attempts) AS attempts,
       coalesce(r.client_id, r.artist_id, r.tenant_id) AS person,
       c.queue_ms + c.inference_ms AS wait_ms,
       coalesce(c.cached, false) AS cached
FROM generation_requested r
LEFT JOIN generation_completed c ON c.tenant_id = r.tenant_id AND c.generation_id = r.generation_id
LEFT JOIN generation_failed f ON f.tenant_id = r.tenant_id AND f.generation_id = r.generation_id
