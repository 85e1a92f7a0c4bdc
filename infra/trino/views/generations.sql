-- What was asked for, what became of it, how long did it take?
-- One row a request; outcome is null while it waits. Prompts are not here: they are a person's words.
CREATE OR REPLACE VIEW generations
COMMENT 'One row for each generation that was asked for, with its outcome and times.'
SECURITY DEFINER AS
SELECT
  r.generation_id, r.tenant_id, r.studio_id, r.artist_id, r.client_id,
  r.requested_at, coalesce(c.completed_at, f.failed_at) AS finished_at,
  CASE WHEN c.generation_id IS NOT NULL THEN 'succeeded' ELSE f.cause END AS outcome,
  f.code AS failure, r.lane, r.plan, r.model, c.backend, r.style, r.body_part, r.country,
  c.design_id, coalesce(c.cached, false) AS cached, coalesce(c.attempts, f.attempts) AS attempts,
  c.queue_ms, c.inference_ms, c.image_bytes
FROM silver.generation_requested r
LEFT JOIN silver.generation_completed c ON c.generation_id = r.generation_id
LEFT JOIN silver.generation_failed f ON f.generation_id = r.generation_id;
COMMENT ON COLUMN generations.outcome IS 'succeeded; cancelled, expired, rejected (the request''s fault) or broken (ours); null while it waits';
COMMENT ON COLUMN generations.queue_ms IS 'milliseconds between acceptance and the call that succeeded';
COMMENT ON COLUMN generations.inference_ms IS 'milliseconds that call took';
