-- One statement accepts a whole batch, whatever tenants it is of. Before, there was one for each tenant of the
-- batch, and to start it cost more than all that it did.

-- Row-level security knows one tenant at a time, so the function works for a role of its own that may see all
-- tenants' rows, and of these little: which ids there are, and what was answered under a key. It can write
-- what an acceptance is made of, and read no generation. Nobody logs in as it.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ink_acceptance') THEN
    CREATE ROLE ink_acceptance NOLOGIN;
  END IF;
END $$;
GRANT ink_acceptance TO current_user;
GRANT USAGE ON SCHEMA ink TO ink_acceptance;
GRANT SELECT (tenant_id, plan) ON tenants TO ink_acceptance;
GRANT SELECT ON plans TO ink_acceptance;
GRANT SELECT (tenant_id, studio_id) ON studios TO ink_acceptance;
GRANT SELECT (tenant_id, artist_id) ON artists TO ink_acceptance;
GRANT SELECT (tenant_id, client_id) ON clients TO ink_acceptance;
GRANT INSERT ON generations TO ink_acceptance;
GRANT SELECT, INSERT ON idempotency_records TO ink_acceptance;
GRANT SELECT, INSERT, UPDATE (debited, granted) ON monthly_usage TO ink_acceptance;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['tenants','studios','artists','clients','generations','idempotency_records',
                              'monthly_usage'] LOOP
    EXECUTE format('CREATE POLICY acceptance ON %I TO ink_acceptance USING (true)', name);
  END LOOP;
END $$;

-- What the plan included when the debit was made: the debit is reckoned in the row, which it locks.
ALTER TABLE monthly_usage ADD COLUMN included bigint;
GRANT UPDATE (included) ON monthly_usage TO ink_acceptance;

-- Nothing else accepts, or debits.
REVOKE INSERT ON generations FROM ink_api;
REVOKE INSERT ON idempotency_records FROM ink_api;
REVOKE INSERT, UPDATE (debited, granted) ON monthly_usage FROM ink_api;

-- As before (V3, V4): one row an offer, in the same words. What was answered names its tenant, so that the caller
-- sees for itself that it is the one that asked.
DROP FUNCTION accept_generations;
CREATE FUNCTION accept_generations(offers generation_offer[], patient boolean)
  RETURNS TABLE (place integer, verdict text, answered_tenant text, answered_id text, answered_sha256 bytea,
                 answered_body bytea)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = ink, pg_temp
  -- Planned once, and what is planned on small tables must hold on large ones: a table is only ever asked for
  -- single rows by their keys (OFFSET 0 keeps the planner from making a join of it).
  SET plan_cache_mode = force_generic_plan
  SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  claimed boolean[];
BEGIN
  IF NOT patient THEN
    PERFORM set_config('lock_timeout', '250ms', true);
  END IF;
  -- The claims end with the transaction, and are never waited for. They come before all else: a later
  -- statement sees what committed before them.
  claimed := ARRAY(
    SELECT pg_try_advisory_xact_lock(hashtextextended(o.tenant_id || ' ' || o.idempotency_key, 20))
    FROM unnest(offers) o ORDER BY o.nth);
  RETURN QUERY
  WITH judged AS MATERIALIZED (
    -- turn: its place among those of its tenant and month that want a debit
    SELECT s.*, count(*) FILTER (WHERE s.sentence = 'accepted' AND s.for_good)
                  OVER (PARTITION BY s.tenant_id, s.month ORDER BY s.nth) AS turn
    FROM (
      SELECT o.*, date_trunc('month', o.requested_at AT TIME ZONE 'UTC')::date AS month,
        r.tenant_id AS earlier_tenant, r.generation_id AS earlier_id, r.request_sha256 AS earlier_sha256,
        r.body AS earlier_body,
        CASE
          WHEN NOT claimed[o.nth] THEN 'in-flight'
          WHEN r.generation_id IS NOT NULL THEN 'answered'
          WHEN o.studio_id IS NOT NULL AND NOT EXISTS
            (SELECT FROM studios s WHERE s.tenant_id = o.tenant_id AND s.studio_id = o.studio_id) THEN 'studio_id'
          WHEN o.artist_id IS NOT NULL AND NOT EXISTS
            (SELECT FROM artists a WHERE a.tenant_id = o.tenant_id AND a.artist_id = o.artist_id) THEN 'artist_id'
          WHEN o.client_id IS NOT NULL AND NOT EXISTS
            (SELECT FROM clients c WHERE c.tenant_id = o.tenant_id AND c.client_id = o.client_id) THEN 'client_id'
          ELSE 'accepted'
        END AS sentence
      FROM unnest(offers) o
      LEFT JOIN LATERAL (
        SELECT * FROM idempotency_records r
        WHERE r.tenant_id = o.tenant_id AND r.idempotency_key = o.idempotency_key
        OFFSET 0) r ON true) s
  ), wanted AS MATERIALIZED (
    SELECT w.tenant_id, w.month, w.units,
           (SELECT p.monthly_generations FROM tenants t JOIN plans p ON p.plan = t.plan
            WHERE t.tenant_id = w.tenant_id) AS included
    FROM (SELECT tenant_id, month, max(turn) AS units FROM judged GROUP BY 1, 2) w
    WHERE w.units > 0
  ), debit AS (
    -- The debit's row is locked until the commit, so no two transactions grant the same rest; tenants come in
    -- one order, so that none waits for another in a circle. least() passes over nulls: a plan without limit
    -- grants all that is asked for.
    INSERT INTO monthly_usage AS u (tenant_id, month, debited, granted, included)
    SELECT tenant_id, month, least(units, included), least(units, included), included
    FROM wanted ORDER BY tenant_id, month
    ON CONFLICT (tenant_id, month) DO UPDATE SET
      debited = u.debited + greatest(0, least(excluded.granted, excluded.included - u.debited + u.returned)),
      granted = greatest(0, least(excluded.granted, excluded.included - u.debited + u.returned)),
      included = excluded.included
    RETURNING tenant_id, month, granted
  ), ruled AS MATERIALIZED (
    SELECT j.*,
      CASE WHEN j.sentence = 'accepted' AND j.for_good AND j.turn > d.granted THEN 'quota-exhausted'
           ELSE j.sentence END AS ruling
    FROM judged j LEFT JOIN debit d ON d.tenant_id = j.tenant_id AND d.month = j.month
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
    SELECT nth, ruling, earlier_tenant, earlier_id, earlier_sha256, earlier_body,
           CASE WHEN ruling = 'accepted' AND for_good THEN outbox_append(fact) END
    FROM ruled
  )
  SELECT t.nth, t.ruling, t.earlier_tenant, t.earlier_id, t.earlier_sha256, t.earlier_body FROM told t;
END $$;
REVOKE ALL ON FUNCTION accept_generations FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accept_generations TO ink_api;
GRANT CREATE ON SCHEMA ink TO ink_acceptance; -- to take the function over needs it
ALTER FUNCTION accept_generations OWNER TO ink_acceptance;
REVOKE CREATE ON SCHEMA ink FROM ink_acceptance;
REVOKE ink_acceptance FROM current_user;
