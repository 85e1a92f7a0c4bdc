-- Operational state. Every table of a tenant carries tenant_id and is closed by row-level security:
-- a connection sees the rows of the tenant named in the setting ink.tenant and no others, whatever
-- the query says. Programs that serve all tenants (dispatch, bookings, intake) have policies and
-- column grants of their own, on just the tables they work on.

-- Roles. They can log in only after an operator gave them a password.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ink_api','ink_dispatch','ink_bookings','ink_intake','ink_reports','ink_cdc'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I LOGIN', name);
    END IF;
    EXECUTE format('ALTER ROLE %I SET search_path = ink', name);
    EXECUTE format('GRANT USAGE ON SCHEMA ink TO %I', name);
  END LOOP;
END $$;
ALTER ROLE ink_cdc REPLICATION;

-- The tenant of this connection; null, which equals nothing, when none is set.
CREATE FUNCTION current_tenant() RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('ink.tenant', true), '');

-- Which shard holds which of the 256 logical buckets, and the region that a bucket may not leave.
CREATE TABLE shard_buckets (
  bucket smallint PRIMARY KEY CHECK (bucket BETWEEN 0 AND 255),
  shard  text NOT NULL,
  region text NOT NULL
);
INSERT INTO shard_buckets SELECT b, 's0', 'local' FROM generate_series(0, 255) b;

CREATE TABLE tenants (
  tenant_id  text PRIMARY KEY CHECK (tenant_id LIKE 'ten\_%'),
  name       text NOT NULL,
  plan       text NOT NULL CHECK (plan IN ('free','basic','pro','enterprise')),
  region     text NOT NULL DEFAULT 'local',
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE studios (
  studio_id  text PRIMARY KEY CHECK (studio_id LIKE 'std\_%'),
  tenant_id  text NOT NULL REFERENCES tenants,
  name       text NOT NULL,
  time_zone  text NOT NULL,
  country    text CHECK (country ~ '^[A-Z]{2}$'),
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (tenant_id, studio_id)
);

CREATE TABLE artists (
  artist_id         text PRIMARY KEY CHECK (artist_id LIKE 'art\_%'),
  tenant_id         text NOT NULL,
  studio_id         text NOT NULL,
  name              text NOT NULL,
  external_staff_id text,
  created_at        timestamptz NOT NULL DEFAULT now(),
  UNIQUE (tenant_id, artist_id),
  FOREIGN KEY (tenant_id, studio_id) REFERENCES studios (tenant_id, studio_id)
);

CREATE TABLE clients (
  client_id            text PRIMARY KEY CHECK (client_id LIKE 'cli\_%'),
  tenant_id            text NOT NULL,
  studio_id            text NOT NULL,
  name                 text NOT NULL,
  email                text,
  external_customer_id text,
  created_at           timestamptz NOT NULL DEFAULT now(),
  UNIQUE (tenant_id, client_id),
  FOREIGN KEY (tenant_id, studio_id) REFERENCES studios (tenant_id, studio_id)
);
CREATE INDEX ON clients (tenant_id, external_customer_id) WHERE external_customer_id IS NOT NULL;

-- A key is kept as HMAC-SHA-256 under a pepper that is not in the database.
CREATE TABLE api_keys (
  api_key_id   text PRIMARY KEY CHECK (api_key_id LIKE 'key\_%'),
  tenant_id    text NOT NULL REFERENCES tenants,
  name         text NOT NULL,
  start        text NOT NULL,          -- the first characters, so that a person can tell keys apart
  hash         bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
  scopes       text[] NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  revoked_at   timestamptz,
  last_used_at timestamptz
);

CREATE TABLE generations (
  generation_id   text PRIMARY KEY CHECK (generation_id LIKE 'gen\_%'),
  tenant_id       text NOT NULL REFERENCES tenants,
  status          text NOT NULL DEFAULT 'queued'
                  CHECK (status IN ('queued','succeeded','failed','cancelled','expired')),
  lane            text NOT NULL CHECK (lane IN ('draft','final','batch')),
  plan            text NOT NULL,
  model           text NOT NULL,
  prompt          text NOT NULL,
  negative_prompt text,
  style           text NOT NULL,
  seed            bigint NOT NULL,
  width_px        integer NOT NULL,
  height_px       integer NOT NULL,
  studio_id       text,
  artist_id       text,
  client_id       text,
  body_part       text,
  country         text,
  requested_at    timestamptz NOT NULL,
  deadline_at     timestamptz NOT NULL,
  cancel_requested_at timestamptz,
  -- the outcome; written once, by dispatch
  finished_at     timestamptz,
  design_id       text,
  attempts        integer,
  queue_ms        bigint,
  inference_ms    bigint,
  failure_cause   text,
  failure_code    text,
  failure_detail  text,
  UNIQUE (tenant_id, generation_id),
  FOREIGN KEY (tenant_id, studio_id) REFERENCES studios (tenant_id, studio_id),
  FOREIGN KEY (tenant_id, artist_id) REFERENCES artists (tenant_id, artist_id),
  FOREIGN KEY (tenant_id, client_id) REFERENCES clients (tenant_id, client_id),
  CHECK ((status = 'queued') = (finished_at IS NULL))
);
CREATE INDEX ON generations (tenant_id, requested_at DESC);
-- The sweeper's question: what was accepted and has no outcome?
CREATE INDEX ON generations (requested_at) WHERE finished_at IS NULL;

CREATE TABLE designs (
  design_id     text PRIMARY KEY CHECK (design_id LIKE 'dsg\_%'),
  tenant_id     text NOT NULL,
  generation_id text NOT NULL UNIQUE,
  style         text NOT NULL,
  prompt        text NOT NULL,
  seed          bigint NOT NULL,
  model         text NOT NULL,
  model_version text NOT NULL,
  backend       text NOT NULL,
  undrawn_words text[] NOT NULL,
  image_key     text NOT NULL,
  image_bytes   bigint NOT NULL,
  image_sha256  text NOT NULL,
  width_px      integer NOT NULL,
  height_px     integer NOT NULL,
  studio_id     text,
  artist_id     text,
  client_id     text,
  body_part     text,
  created_at    timestamptz NOT NULL,
  UNIQUE (tenant_id, design_id),
  FOREIGN KEY (tenant_id, generation_id) REFERENCES generations (tenant_id, generation_id)
);
CREATE INDEX ON designs (tenant_id, created_at DESC);

-- One answer for one Idempotency-Key of a tenant; kept a day at least.
CREATE TABLE idempotency_records (
  tenant_id       text NOT NULL REFERENCES tenants,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 255),
  request_sha256  bytea NOT NULL,
  generation_id   text NOT NULL,
  status          smallint NOT NULL,
  body            bytea NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, idempotency_key)
);
CREATE INDEX ON idempotency_records (created_at);

-- A studio's account on a booking platform. The secret is sealed with a key that is not here.
CREATE TABLE booking_connections (
  connection_id    text PRIMARY KEY CHECK (connection_id LIKE 'con\_%'),
  tenant_id        text NOT NULL,
  studio_id        text NOT NULL,
  provider         text NOT NULL CHECK (provider IN ('square','acuity')),
  notification_url text NOT NULL,   -- as registered with the platform, byte for byte: it is signed
  sealed_secret    bytea NOT NULL,  -- Square: signature key; Acuity: API key
  api_base_url     text,            -- where to fetch from, for platforms that only hint (Acuity)
  api_user         text,
  created_at       timestamptz NOT NULL DEFAULT now(),
  UNIQUE (tenant_id, connection_id),
  FOREIGN KEY (tenant_id, studio_id) REFERENCES studios (tenant_id, studio_id)
);

CREATE TABLE bookings (
  booking_id           text PRIMARY KEY CHECK (booking_id LIKE 'bkg\_%'),
  tenant_id            text NOT NULL,
  studio_id            text NOT NULL,
  connection_id        text NOT NULL,
  provider             text NOT NULL,
  external_booking_id  text NOT NULL,
  external_version     bigint NOT NULL,
  status               text NOT NULL CHECK (status IN
    ('pending','accepted','declined','cancelled_by_customer','cancelled_by_seller','no_show')),
  starts_at            timestamptz NOT NULL,
  duration_minutes     integer NOT NULL CHECK (duration_minutes >= 0),
  external_staff_id    text,
  external_customer_id text,
  artist_id            text,
  client_id            text,
  note                 text,
  price_minor          bigint,
  currency             text CHECK (currency ~ '^[A-Z]{3}$'),
  changed_at           timestamptz NOT NULL,
  -- which design led to it
  design_id            text,
  correlation_method   text CHECK (correlation_method IN ('reference','recency')),
  correlated_at        timestamptz,
  UNIQUE (tenant_id, booking_id),
  UNIQUE (connection_id, external_booking_id),
  FOREIGN KEY (tenant_id, studio_id) REFERENCES studios (tenant_id, studio_id),
  FOREIGN KEY (tenant_id, connection_id) REFERENCES booking_connections (tenant_id, connection_id)
);
CREATE INDEX ON bookings (tenant_id, starts_at DESC);

-- The outbox is the write-ahead log itself: the fact (an Avro single object) is a logical message that
-- becomes visible to Debezium exactly when its transaction commits, and needs no row to clean up.
CREATE FUNCTION outbox_append(fact bytea) RETURNS pg_lsn
  LANGUAGE sql VOLATILE
  RETURN pg_logical_emit_message(true, 'fact', fact);

-- Debezium touches this row so that its slot moves on when nothing else is written.
CREATE TABLE cdc_heartbeat (
  id   smallint PRIMARY KEY CHECK (id = 1),
  beat timestamptz NOT NULL
);
INSERT INTO cdc_heartbeat VALUES (1, now());
CREATE PUBLICATION ink_outbox FOR TABLE cdc_heartbeat;
GRANT SELECT, UPDATE ON cdc_heartbeat TO ink_cdc;

-- Whose key is it? Asked before the tenant is known, so it looks past row-level security, at one row.
CREATE FUNCTION find_api_key(wanted bytea)
  RETURNS TABLE (api_key_id text, tenant_id text, plan text, scopes text[], revoked_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ink
  AS $$ SELECT k.api_key_id, k.tenant_id, t.plan, k.scopes, k.revoked_at
        FROM api_keys k JOIN tenants t USING (tenant_id) WHERE k.hash = wanted $$;
REVOKE ALL ON FUNCTION find_api_key FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_api_key TO ink_api;

-- Row-level security, on every table of a tenant. FORCE binds the owner, too.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['tenants','studios','artists','clients','api_keys','generations','designs',
                              'idempotency_records','booking_connections','bookings'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_tenant ON %I USING (tenant_id = current_tenant())
                    WITH CHECK (tenant_id = current_tenant())', name);
  END LOOP;
END $$;

-- The API: a tenant's own rows.
GRANT SELECT ON shard_buckets, tenants TO ink_api;
GRANT SELECT, INSERT, UPDATE ON studios, artists, clients, api_keys, bookings TO ink_api;
GRANT SELECT (connection_id, tenant_id, studio_id, provider, notification_url, created_at)
  ON booking_connections TO ink_api;
GRANT SELECT, INSERT ON generations TO ink_api;
GRANT UPDATE (cancel_requested_at) ON generations TO ink_api;
GRANT SELECT ON designs TO ink_api;
GRANT SELECT, INSERT, DELETE ON idempotency_records TO ink_api;

-- Dispatch: outcomes of all tenants, nothing else.
GRANT SELECT ON generations TO ink_dispatch;
GRANT UPDATE (status, finished_at, design_id, attempts, queue_ms, inference_ms,
              failure_cause, failure_code, failure_detail) ON generations TO ink_dispatch;
GRANT SELECT, INSERT ON designs TO ink_dispatch;
CREATE POLICY dispatch ON generations TO ink_dispatch USING (true);
CREATE POLICY dispatch ON designs TO ink_dispatch USING (true);

-- Bookings: appointments of all tenants and who they are for.
GRANT SELECT, INSERT, UPDATE ON bookings TO ink_bookings;
GRANT SELECT (client_id, tenant_id, studio_id, external_customer_id) ON clients TO ink_bookings;
GRANT SELECT (artist_id, tenant_id, studio_id, external_staff_id) ON artists TO ink_bookings;
CREATE POLICY bookings ON bookings TO ink_bookings USING (true);
CREATE POLICY bookings ON clients FOR SELECT TO ink_bookings USING (true);
CREATE POLICY bookings ON artists FOR SELECT TO ink_bookings USING (true);

-- Intake: the connections, to check signatures.
GRANT SELECT ON booking_connections TO ink_intake;
CREATE POLICY intake ON booking_connections FOR SELECT TO ink_intake USING (true);
