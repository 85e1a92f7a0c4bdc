-- Accept a generation: its row, the answer to its Idempotency-Key and the fact, all or none.
-- A rehearsal runs the same statement and writes nothing.
WITH wanted AS (
  SELECT ?::boolean AS for_good
), generation AS (
  INSERT INTO generations (generation_id, tenant_id, lane, plan, model, prompt, negative_prompt, style, seed,
                           width_px, height_px, studio_id, artist_id, client_id, body_part, country,
                           requested_at, deadline_at)
  SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM wanted WHERE for_good
), answer AS (
  INSERT INTO idempotency_records (tenant_id, idempotency_key, request_sha256, generation_id, status, body)
  SELECT ?, ?, ?, ?, 202, ? FROM wanted WHERE for_good
)
SELECT outbox_append(?) FROM wanted WHERE for_good
