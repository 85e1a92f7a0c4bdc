-- What was accepted some time ago and has no outcome? The oldest after a given point, in pages.
SELECT generation_id, tenant_id, requested_at, deadline_at, lane, plan, model, prompt,
       negative_prompt, style, seed, width_px, height_px, studio_id, artist_id, client_id, body_part,
       country, cacheable, cancel_requested_at IS NOT NULL AS cancelled
FROM generations
WHERE finished_at IS NULL
  AND requested_at < ?
  AND (requested_at, generation_id) > (?, ?)
ORDER BY requested_at, generation_id
LIMIT ?
