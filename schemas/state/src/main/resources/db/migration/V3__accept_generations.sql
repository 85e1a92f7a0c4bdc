-- Group commit of the API: many offered generations, of several tenants, accepted by one statement that is
-- its own transaction. The function runs with the rights of its caller (SECURITY INVOKER), and names one
-- tenant after the other to row-level security: in every statement it sees and writes the rows of one tenant.

-- What a request asks to have accepted.
CREATE TYPE generation_offer AS (
  nth             integer,      -- its place in the batch, from 1
  for_good        boolean,      -- false: a rehearsal, judged and not written
  generation_id   text,
  tenant_id       text,
  lane            text,
  plan            text,
  model           text,
  prompt          text,
  negative_prompt text,
  style           text,
  seed            bigint,
  width_px        integer,
  height_px       integer,
  studio_id       text,
  artist_id       text,
  client_id       text,
  body_part       text,
  country         text,
  requested_at    timestamptz,
  deadline_at     timestamptz,
  idempotency_key text,
  request_sha256  bytea,
  answer          bytea,
  fact            bytea
);

-- What became of each offer? One row an offer:
--   accepted             generation, idempotency record and fact are written
--   in-flight            another transaction works on the same Idempotency-Key
--   answered             the key has an answer already: it follows
--   studio_id, artist_id, client_id   the tenant has none with this id; nothing is written
-- Unless patient, a lock that another transaction holds fails the batch soon: others wait in it.
CREATE FUNCTION accept_generations(offers generation_offer[], patient boolean)
  RETURNS TABLE (place integer, verdict text, answered_id text, answered_sha256 bytea, answered_body bytea)
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER
  -- Planned once: a plan made for each tenant's array cost more than all else. What is planned on small
  -- tables must hold on large ones, so it goes by index.
  SET plan_cache_mode = force_generic_plan
  SET enable_seqscan = off
  SET enable_hashjoin = off
  SET enable_mergejoin = off
AS $$
#variable_conflict use_column
DECLARE
  tenant  record;
  claimed integer[];
BEGIN
  IF NOT patient THEN
    PERFORM set_config('lock_timeout', '250ms', true);
  END IF;
  FOR tenant IN
    SELECT o.tenant_id AS id, array_agg(o ORDER BY o.nth) AS offers
    FROM unnest(offers) o GROUP BY o.tenant_id ORDER BY o.tenant_id
  LOOP
    PERFORM set_config('ink.tenant', tenant.id, true);
    -- The claims end with the transaction, and are never waited for.
    claimed := ARRAY(
      SELECT o.nth FROM unnest(tenant.offers) o
      WHERE pg_try_advisory_xact_lock(hashtextextended(o.tenant_id || ' ' || o.idempotency_key, 20)));
    -- A statement of its own: it sees what committed before the claims.
    RETURN QUERY
    WITH judged AS MATERIALIZED (
      SELECT o.*, r.generation_id AS earlier_id, r.request_sha256 AS earlier_sha256, r.body AS earlier_body,
        CASE
          WHEN o.nth <> ALL (claimed) THEN 'in-flight'
          WHEN r.generation_id IS NOT NULL THEN 'answered'
          WHEN o.studio_id IS NOT NULL AND NOT EXISTS
            (SELECT FROM studios s WHERE s.tenant_id = o.tenant_id AND s.studio_id = o.studio_id) THEN 'studio_id'
          WHEN o.artist_id IS NOT NULL AND NOT EXISTS
            (SELECT FROM artists a WHERE a.tenant_id = o.tenant_id AND a.artist_id = o.artist_id) THEN 'artist_id'
          WHEN o.client_id IS NOT NULL AND NOT EXISTS
            (SELECT FROM clients c WHERE c.tenant_id = o.tenant_id AND c.client_id = o.client_id) THEN 'client_id'
          ELSE 'accepted'
        END AS sentence
      FROM unnest(tenant.offers) o
      LEFT JOIN idempotency_records r
        ON r.tenant_id = o.tenant_id AND r.idempotency_key = o.idempotency_key
    ), generation AS (
      INSERT INTO generations (generation_id, tenant_id, lane, plan, model, prompt, negative_prompt, style, seed,
                               width_px, height_px, studio_id, artist_id, client_id, body_part, country,
                               requested_at, deadline_at)
      SELECT generation_id, tenant_id, lane, plan, model, prompt, negative_prompt, style, seed,
             width_px, height_px, studio_id, artist_id, client_id, body_part, country, requested_at, deadline_at
      FROM judged WHERE sentence = 'accepted' AND for_good
    ), answer AS (
      INSERT INTO idempotency_records (tenant_id, idempotency_key, request_sha256, generation_id, status, body)
      SELECT tenant_id, idempotency_key, request_sha256, generation_id, 202, answer
      FROM judged WHERE sentence = 'accepted' AND for_good
    ), told AS MATERIALIZED (
      SELECT nth, outbox_append(fact) FROM judged WHERE sentence = 'accepted' AND for_good
    )
    SELECT j.nth, j.sentence, j.earlier_id, j.earlier_sha256, j.earlier_body
    FROM judged j LEFT JOIN told t ON t.nth = j.nth;
  END LOOP;
  PERFORM set_config('ink.tenant', '', true);
END $$;
