-- Which of these generations end now? The first outcome of a generation stands, and a success makes
-- its design in the same breath; what used nothing of the quota, one without an image or a cached one where the
-- plan says so, gives the month's debit back. What comes back ended now; of the rest, standing_outcomes.sql tells.
-- It asks for status, not for finished_at, which says the same: else PostgreSQL goes through the index of all
-- that has not ended, queued ones and those ended since the last vacuum, instead of looking up the few given.
WITH given AS (
  SELECT *
  FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::integer[],
              ?::text[], ?::bigint[], ?::bigint[],
              ?::text[], ?::text[], ?::text[],
              ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],
              ?::boolean[], ?::text[])
    AS g (generation_id, status, finished_at, attempts,
          design_id, queue_ms, inference_ms,
          failure_cause, failure_code, failure_detail,
          model_version, backend, undrawn_words, image_key, image_bytes, image_sha256,
          cached, cache_key)
), ended AS (
  UPDATE generations
  SET status = given.status, finished_at = given.finished_at, attempts = given.attempts,
      design_id = given.design_id, queue_ms = given.queue_ms, inference_ms = given.inference_ms,
      failure_cause = given.failure_cause, failure_code = given.failure_code,
      failure_detail = given.failure_detail, cached = given.cached,
      units = CASE
        WHEN given.status <> 'succeeded' THEN 0
        WHEN given.cached THEN coalesce((SELECT cached_units FROM plans WHERE plans.plan = generations.plan), 1)
        ELSE 1
      END
  FROM given
  WHERE generations.generation_id = given.generation_id AND generations.status = 'queued'
  -- with what its design is made of: to join it once more would be a look through all for each
  RETURNING generations.*, given.model_version, given.backend, given.undrawn_words, given.image_key,
            given.image_bytes, given.image_sha256, given.cache_key
), drawn AS (
  INSERT INTO designs (design_id, tenant_id, generation_id, style, prompt, seed, model, model_version,
                       backend, undrawn_words, image_key, image_bytes, image_sha256, width_px,
                       height_px, studio_id, artist_id, client_id, body_part, created_at, cache_key)
  SELECT ended.design_id, ended.tenant_id, ended.generation_id, ended.style, ended.prompt, ended.seed,
         ended.model, ended.model_version, ended.backend, ended.undrawn_words::text[],
         ended.image_key, ended.image_bytes, ended.image_sha256, ended.width_px, ended.height_px,
         ended.studio_id, ended.artist_id, ended.client_id, ended.body_part, ended.finished_at,
         decode(ended.cache_key, 'hex')
  FROM ended
  WHERE ended.status = 'succeeded'
  ON CONFLICT DO NOTHING
), owed AS (
  SELECT tenant_id, date_trunc('month', requested_at AT TIME ZONE 'UTC')::date AS month, count(*) AS debits
  FROM ended
  WHERE debited AND units = 0
  GROUP BY 1, 2
), locked AS (
  -- in the order in which acceptance debits, so that neither waits for the other in a circle
  SELECT tenant_id, month, debits
  FROM monthly_usage JOIN owed USING (tenant_id, month)
  ORDER BY tenant_id, month
  FOR UPDATE OF monthly_usage
), given_back AS (
  UPDATE monthly_usage SET returned = monthly_usage.returned + locked.debits
  FROM locked
  WHERE monthly_usage.tenant_id = locked.tenant_id AND monthly_usage.month = locked.month
)
SELECT generation_id, units FROM ended
