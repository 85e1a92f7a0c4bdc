-- What a plan includes, what a tenant used of it, and the debit inside the acceptance.

-- The plans' terms. Null: without limit. A change holds from the next request on.
CREATE TABLE plans (
  plan                text PRIMARY KEY,
  monthly_generations bigint CHECK (monthly_generations >= 0)
);
INSERT INTO plans VALUES ('free', 100), ('basic', 500), ('pro', NULL), ('enterprise', NULL);
ALTER TABLE tenants ADD FOREIGN KEY (plan) REFERENCES plans;

-- One row a tenant and month (UTC, named by its first day). Of it used: debited - returned.
CREATE TABLE monthly_usage (
  tenant_id text NOT NULL REFERENCES tenants,
  month     date NOT NULL CHECK (month = date_trunc('month', month)),
  debited   bigint NOT NULL CHECK (debited >= 0),              -- generations accepted
  returned  bigint NOT NULL DEFAULT 0 CHECK (returned >= 0),   -- of these, ended without an image
  granted   bigint NOT NULL,   -- what the last debit got of what it asked for: how the debit learns it
  PRIMARY KEY (tenant_id, month),
  CHECK (returned <= debited)
);

-- Whether the month of requested_at was debited for it; only then is there something to return.
ALTER TABLE generations ADD COLUMN debited boolean NOT NULL DEFAULT false;

ALTER TABLE monthly_usage ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON monthly_usage USING (tenant_id = current_tenant())
  WITH CHECK (tenant_id = current_tenant());
GRANT SELECT ON plans TO ink_api;
GRANT SELECT, INSERT, UPDATE (debited, granted) ON monthly_usage TO ink_api;

-- Dispatch returns debits, with the outcome. Locking a row takes the right to update it.
GRANT SELECT, UPDATE (returned) ON monthly_usage TO ink_dispatch;
CREATE POLICY dispatch ON monthly_usage TO ink_dispatch USING (true);

-- As before (V3), and the month is debited in the same transaction. One verdict more:
--   quota-exhausted      the plan's generations of the month are used up; nothing is written
-- The debit's row is locked until the commit, so no two transactions grant the same rest; tenants come in
-- one order, so that none waits for another in a circle.
CREATE OR REPLACE FUNCTION accept_generations(offers generation_offer[], patient boolean)
  RETURNS TABLE (place integer, verdict text, answered_id text, answered_sha256 bytea, answered_body bytea)
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER
  -- Planned once: a plan made for each tenant's array cost more than all else. What is planned on small
  -- tables must hold on large ones, so it goes by index.
  SET plan_cache_mode = force_generic_plan
  SET enable_seqscan = off
  SET enable_hashjoin = off
  SET enable_mergejoin = off
  -- Nor may it go through all records of a tenant once, which is right for a new tenant only.
  SET enable_material = off
AS $$
#variable_conflict use_column
DECLARE
  tenant  record;
  claimed integer[];
BEGIN
  IF NOT patient THEN
    PERFORM set_config('lock_timeout', '250ms', true);
  END IF;
  -- The claims end with the transaction, and are never waited for. They come before all else: a later
  -- statement sees what committed before them.
  claimed := ARRAY(
    SELECT o.nth FROM unnest(offers) o
    WHERE pg_try_advisory_xact_lock(hashtextextended(o.tenant_id || ' ' || o.idempotency_key, 20)));
  FOR tenant IN
    SELECT o.tenant_id AS id, date_trunc('month', o.requested_at AT TIME ZONE 'UTC')::date AS month,
           array_agg(o ORDER BY o.nth) AS offers
    FROM unnest(offers) o GROUP BY 1, 2 ORDER BY 1, 2
  LOOP
    PERFORM set_config('ink.tenant', tenant.id, true);
    RETURN QUERY
    WITH judged AS MATERIALIZED (
      -- turn: its place among those that want a debit
      SELECT s.*, count(*) FILTER (WHERE s.sentence = 'accepted' AND s.for_good) OVER (ORDER BY s.nth) AS turn
      FROM (
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
          ON r.tenant_id = o.tenant_id AND r.idempotency_key = o.idempotency_key) s
    ), terms AS MATERIALIZED (
      SELECT p.monthly_generations AS included
      FROM tenants t JOIN plans p ON p.plan = t.plan WHERE t.tenant_id = tenant.id
    ), debit AS (
      -- least() passes over nulls: a plan without limit grants all that is asked for
      INSERT INTO monthly_usage AS u (tenant_id, month, debited, granted)
      SELECT tenant.id, tenant.month, least(max(turn), (SELECT included FROM terms)),
             least(max(turn), (SELECT included FROM terms))
      FROM judged HAVING max(turn) > 0
      ON CONFLICT (tenant_id, month) DO UPDATE SET
        debited = u.debited
          + greatest(0, least(excluded.debited, (SELECT included FROM terms) - u.debited + u.returned)),
        granted = greatest(0, least(excluded.debited, (SELECT included FROM terms) - u.debited + u.returned))
      RETURNING granted
    ), ruled AS MATERIALIZED (
      SELECT j.*,
        CASE WHEN j.sentence = 'accepted' AND j.for_good AND j.turn > d.granted THEN 'quota-exhausted'
             ELSE j.sentence END AS ruling
      FROM judged j LEFT JOIN debit d ON true
    ), generation AS (
      INSERT INTO generations (generation_id, tenant_id, lane, plan, model, prompt, negative_prompt, style, seed,
                               width_px, height_px, studio_id, artist_id, client_id, body_part, country,
                               requested_at, deadline_at, debited)
      SELECT generation_id, tenant_id, lane, plan, model, prompt, negative_prompt, style, seed,
             width_px, height_px, studio_id, artist_id, client_id, body_part, country, requested_at, deadline_at,
             true
      FROM ruled WHERE ruling = 'accepted' AND for_good
    ), answer AS (
      INSERT INTO idempotency_records (tenant_id, idempotency_key, request_sha256, generation_id, status, body)
      SELECT tenant_id, idempotency_key, request_sha256, generation_id, 202, answer
      FROM ruled WHERE ruling = 'accepted' AND for_good
    ), told AS MATERIALIZED (
      SELECT nth, ruling, earlier_id, earlier_sha256, earlier_body,
             CASE WHEN ruling = 'accepted' AND for_good THEN outbox_append(fact) END
      FROM ruled
    )
    SELECT t.nth, t.ruling, t.earlier_id, t.earlier_sha256, t.earlier_body FROM told t;
  END LOOP;
  PERFORM set_config('ink.tenant', '', true);
END $$;
