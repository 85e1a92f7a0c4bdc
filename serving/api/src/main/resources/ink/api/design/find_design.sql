-- What is this design of the tenant?
SELECT design_id, generation_id, style, prompt, seed, model, model_version, backend, undrawn_words, image_key,
       image_bytes, image_sha256, width_px, height_px, studio_id, artist_id, client_id, body_part, created_at
FROM designs
WHERE tenant_id = ? AND design_id = ?
