-- Published reports. The lake is the record; here rest the few rows and the pages' keys that the API
-- serves. Reports speak of all tenants together and name none, so there is nothing to close by tenant.
--
-- A run is published by one transaction: its row in report_runs, its rows in the report's tables, and
-- the switch of report_current. Readers join report_current and so see one whole run or the one before.
-- A run's id derives from what it holds: building the same report of the same data again changes nothing.

CREATE TABLE report_runs (
  run_id          text PRIMARY KEY CHECK (run_id LIKE 'run\_%'),
  report          text NOT NULL CHECK (report ~ '^[a-z][a-z-]*$'),   -- e.g. trends
  period_start    date NOT NULL,                                     -- first day, UTC
  period_end      date NOT NULL CHECK (period_end > period_start),   -- the day after the last, UTC
  fresh_to        timestamptz,                                       -- newest event seen; null: none
  snapshots       jsonb NOT NULL,                                    -- lake table → Iceberg snapshot id, as text
  row_count       integer NOT NULL CHECK (row_count >= 0),           -- rows in the report's own tables
  document_key    text NOT NULL,                                     -- the page, in the bucket of reports
  document_sha256 text NOT NULL CHECK (document_sha256 ~ '^[0-9a-f]{64}$'),
  published_at    timestamptz NOT NULL DEFAULT now(),
  UNIQUE (report, run_id)
);
CREATE INDEX ON report_runs (report, published_at DESC);

-- The run that readers see.
CREATE TABLE report_current (
  report text PRIMARY KEY,
  run_id text NOT NULL,
  FOREIGN KEY (report, run_id) REFERENCES report_runs (report, run_id)
);

-- The Trend Report. A count is null when fewer than ten events stand behind it; shares are of what is
-- published in the same table (and week), from 0 to 1, so that no hidden count follows by subtraction.

-- What was wanted, week by week? A week is seven days; the last one ends where the period ends.
CREATE TABLE trend_weeks (
  run_id        text NOT NULL REFERENCES report_runs ON DELETE CASCADE,
  week_start    date NOT NULL,
  style         text NOT NULL,
  requested     bigint CHECK (requested >= 10),   -- designs asked for
  succeeded     bigint CHECK (succeeded >= 10),   -- of these, designs made
  views         bigint CHECK (views >= 10),       -- designs of the style looked at in the app
  likes         bigint CHECK (likes >= 10),
  shares        bigint CHECK (shares >= 10),
  events        bigint NOT NULL CHECK (events >= 10),  -- requests and all app events about the style
  events_share  double precision NOT NULL CHECK (events_share BETWEEN 0 AND 1),
  PRIMARY KEY (run_id, week_start, style)
);

-- Which styles rise and fade? People interested in the last two weeks against the two before.
CREATE TABLE trend_shifts (
  run_id         text NOT NULL REFERENCES report_runs ON DELETE CASCADE,
  style          text NOT NULL,
  earlier_people bigint NOT NULL CHECK (earlier_people >= 10),
  recent_people  bigint NOT NULL CHECK (recent_people >= 10),
  earlier_share  double precision NOT NULL CHECK (earlier_share BETWEEN 0 AND 1),
  recent_share   double precision NOT NULL CHECK (recent_share BETWEEN 0 AND 1),
  difference     double precision NOT NULL,            -- recent_share - earlier_share
  difference_low  double precision NOT NULL,           -- Newcombe interval, all styles together 95 %
  difference_high double precision NOT NULL CHECK (difference_low <= difference_high),
  direction      text NOT NULL CHECK (direction IN ('riser','fader','steady')),
  PRIMARY KEY (run_id, style)
);

-- Which styles are wanted where?
CREATE TABLE trend_regions (
  run_id  text NOT NULL REFERENCES report_runs ON DELETE CASCADE,
  country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  style   text NOT NULL,
  events  bigint NOT NULL CHECK (events >= 10),
  share   double precision NOT NULL CHECK (share BETWEEN 0 AND 1),   -- of the country's published events
  PRIMARY KEY (run_id, country, style)
);

-- Where on the body are designs meant to go?
CREATE TABLE trend_body_parts (
  run_id    text NOT NULL REFERENCES report_runs ON DELETE CASCADE,
  body_part text NOT NULL,
  requested bigint NOT NULL CHECK (requested >= 10),
  share     double precision NOT NULL CHECK (share BETWEEN 0 AND 1),
  PRIMARY KEY (run_id, body_part)
);

-- Which styles led to appointments?
CREATE TABLE trend_bookings (
  run_id   text NOT NULL REFERENCES report_runs ON DELETE CASCADE,
  style    text NOT NULL,
  bookings bigint NOT NULL CHECK (bookings >= 10),   -- appointments that a design of the style led to
  standing bigint CHECK (standing >= 10),            -- of these, not declined, cancelled or missed
  share    double precision NOT NULL CHECK (share BETWEEN 0 AND 1),
  PRIMARY KEY (run_id, style)
);

-- Which words of the prompts could no model draw yet?
CREATE TABLE trend_words (
  run_id  text NOT NULL REFERENCES report_runs ON DELETE CASCADE,
  word    text NOT NULL,
  prompts bigint NOT NULL CHECK (prompts >= 10),     -- different prompts that held the word
  PRIMARY KEY (run_id, word)
);

GRANT SELECT, INSERT ON report_runs, trend_weeks, trend_shifts, trend_regions, trend_body_parts,
  trend_bookings, trend_words TO ink_reports;
GRANT SELECT, INSERT, UPDATE ON report_current TO ink_reports;
GRANT SELECT ON report_runs, report_current, trend_weeks, trend_shifts, trend_regions, trend_body_parts,
  trend_bookings, trend_words TO ink_api;
