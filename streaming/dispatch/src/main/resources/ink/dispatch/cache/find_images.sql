-- Which of these requests have an image of their tenant already, by the same version of the model? The
-- oldest of each. A request that was served before a restart does not find its own.
SELECT asked.generation_id, asked.cache_key, found.design_id, found.image_key, found.image_bytes,
       found.image_sha256, found.model_version, found.backend, found.undrawn_words
FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
  AS asked (generation_id, tenant_id, cache_key, model, model_version)
CROSS JOIN LATERAL (
  SELECT *
  FROM designs
  WHERE designs.tenant_id = asked.tenant_id AND designs.cache_key = decode(asked.cache_key, 'hex')
    AND designs.model = asked.model AND designs.model_version = asked.model_version
    AND designs.generation_id <> asked.generation_id
  ORDER BY designs.design_id
  LIMIT 1
) AS found
