-- Reports that tenants put together themselves. The API keeps the wish and the run; batch, which reads the
-- lake, answers. A wish is JSON that ink.reporting.ReportReader reads; it is read again before each run, so
-- that one made under an older catalogue fails with a sentence and not with a wrong number.

CREATE TABLE custom_reports (
  report_id   text PRIMARY KEY CHECK (report_id LIKE 'rpt\_%'),
  tenant_id   text NOT NULL REFERENCES tenants,
  name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  wish        jsonb NOT NULL,
  every       text CHECK (every IN ('day', 'week', 'month')),   -- null: only when asked
  next_run_at timestamptz CHECK ((next_run_at IS NULL) = (every IS NULL)),
  created_at  timestamptz NOT NULL DEFAULT now(),
  UNIQUE (tenant_id, report_id)
);
CREATE INDEX ON custom_reports (tenant_id, report_id DESC);
CREATE INDEX ON custom_reports (next_run_at) WHERE next_run_at IS NOT NULL;

CREATE TABLE custom_report_runs (
  run_id      text PRIMARY KEY CHECK (run_id LIKE 'crn\_%'),
  tenant_id   text NOT NULL,
  report_id   text NOT NULL,
  status      text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'succeeded', 'failed')),
  asked_at    timestamptz NOT NULL DEFAULT now(),
  taken_at    timestamptz,            -- by batch; one that is taken for long is taken again
  finished_at timestamptz,
  period_from date,                   -- first day, in the report's time zone
  period_to   date,                   -- the day after the last
  snapshots   jsonb,                  -- lake table → Iceberg snapshot id, as text
  as_of       timestamptz,            -- when the tables were looked at; what came later is not in it
  scanned     bigint,                 -- facts that were read
  result      jsonb,                  -- {"columns": [...], "rows": [[...]]}
  problem     text,                   -- why it failed and what to do now
  CHECK ((status = 'succeeded') = (result IS NOT NULL)),
  CHECK ((status = 'failed') = (problem IS NOT NULL)),
  FOREIGN KEY (tenant_id, report_id) REFERENCES custom_reports (tenant_id, report_id) ON DELETE CASCADE
);
CREATE INDEX ON custom_report_runs (tenant_id, report_id, run_id DESC);
CREATE INDEX ON custom_report_runs (asked_at) WHERE status IN ('queued', 'running');

ALTER TABLE custom_reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE custom_report_runs ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON custom_reports USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY own_tenant ON custom_report_runs USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY reports ON custom_reports TO ink_reports USING (true);
CREATE POLICY reports ON custom_report_runs TO ink_reports USING (true);
GRANT SELECT, INSERT, DELETE ON custom_reports TO ink_api;
GRANT SELECT, INSERT ON custom_report_runs TO ink_api;
GRANT SELECT ON custom_reports, custom_report_runs TO ink_reports;
GRANT UPDATE (next_run_at) ON custom_reports TO ink_reports;
GRANT INSERT, UPDATE ON custom_report_runs TO ink_reports;
