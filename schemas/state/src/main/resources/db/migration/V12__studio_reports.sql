-- Studio Reports by mail: under whose name, when and to whom, and what became of each mail. As reports do, these
-- lie on the database that holds the directory; the API sees the rows of its caller's tenant.

-- Under whose name a studio's reports appear. Without a row: under the studio's own name, in our colours.
CREATE TABLE studio_brands (
  studio_id text PRIMARY KEY CHECK (studio_id LIKE 'std\_%'),
  tenant_id text NOT NULL,
  name      text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  accent    text CHECK (accent ~ '^#[0-9a-fA-F]{6}$'),   -- null: none
  logo_key  text                                         -- in the bucket of reports; null: none
);

-- When a studio's report is mailed: each week on weekday, the week that is over; or each month on monthday (or the
-- last day of a month that is shorter), the month that is over.
CREATE TABLE report_schedules (
  schedule_id text PRIMARY KEY CHECK (schedule_id LIKE 'sch\_%'),
  tenant_id   text NOT NULL,
  studio_id   text NOT NULL CHECK (studio_id LIKE 'std\_%'),
  weekday     smallint CHECK (weekday BETWEEN 1 AND 7),      -- 1: Monday
  monthday    smallint CHECK (monthday BETWEEN 1 AND 31),
  local_time  time(0) NOT NULL,
  time_zone   text NOT NULL,                                 -- as in Europe/Berlin
  ends_on     date,                                          -- the last day on which it may come; null: no end
  recipients  text[] NOT NULL CHECK (cardinality(recipients) BETWEEN 1 AND 20),
  created_at  timestamptz NOT NULL DEFAULT now(),
  CHECK ((weekday IS NULL) <> (monthday IS NULL))
);
CREATE INDEX ON report_schedules (tenant_id, studio_id);

-- What became of each mail: one row a schedule, period and recipient, claimed before the mail is handed over, so
-- that it is never handed over twice. A row that stays at sending belongs to a sender that died: nobody can tell
-- whether the mail went out, so it becomes unknown and is not sent again.
CREATE TABLE report_deliveries (
  schedule_id     text NOT NULL REFERENCES report_schedules ON DELETE CASCADE,
  period_start    date NOT NULL,
  recipient       text NOT NULL,
  tenant_id       text NOT NULL,
  studio_id       text NOT NULL,
  state           text NOT NULL CHECK (state IN ('sending','sent','waiting','refused','failed','unknown')),
  attempts        integer NOT NULL DEFAULT 1 CHECK (attempts > 0),
  claimed_at      timestamptz NOT NULL,
  next_attempt_at timestamptz,                               -- of those that wait
  sent_at         timestamptz,                               -- when the mail server took it
  message_id      text NOT NULL,                             -- the mail's Message-ID, the same at each attempt
  run_id          text NOT NULL,                             -- the report that it brings
  detail          text,                                      -- what the mail server said, for a person
  PRIMARY KEY (schedule_id, period_start, recipient),
  CHECK ((state = 'waiting') = (next_attempt_at IS NOT NULL)),
  CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);
CREATE INDEX ON report_deliveries (tenant_id, studio_id, claimed_at DESC);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['studio_brands','report_schedules','report_deliveries'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_tenant ON %I TO ink_api USING (tenant_id = current_tenant())
                    WITH CHECK (tenant_id = current_tenant())', name);
    EXECUTE format('CREATE POLICY reports ON %I TO ink_reports USING (true)', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON studio_brands TO ink_api;
GRANT SELECT, INSERT, DELETE ON report_schedules TO ink_api;
GRANT SELECT ON report_deliveries TO ink_api;
GRANT SELECT ON studio_brands, report_schedules TO ink_reports;
GRANT SELECT, INSERT, UPDATE ON report_deliveries TO ink_reports;
