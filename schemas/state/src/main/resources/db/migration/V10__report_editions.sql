-- A report has editions: one about everyone, or one about each studio or artist, which only its tenant reads.
-- What programs read of a run is one JSON document, whatever the report; people read its documents in S3.
-- Runs of before this are of another shape. They go; the next build publishes again what the lake still knows.
DROP TABLE trend_weeks, trend_shifts, trend_regions, trend_body_parts, trend_bookings, trend_words;
DELETE FROM report_current;
DELETE FROM report_runs;

ALTER TABLE report_runs
  DROP COLUMN document_key,
  DROP COLUMN document_sha256,
  ADD COLUMN tenant_id text,                        -- who may read it; null: everybody
  ADD COLUMN subject   text NOT NULL,               -- whom it is about: std_…, art_…, or everyone
  ADD COLUMN time_zone text NOT NULL,               -- whose days the period's are: UTC, Europe/Berlin
  ADD COLUMN figures   json NOT NULL,               -- byte for byte what /v1/reports/{report} answers
  ADD CHECK ((tenant_id IS NULL) = (subject = 'everyone')),
  ADD UNIQUE (report, subject, run_id);
-- No reference to tenants: reports lie on the database that holds the directory, a tenant on its shard.
DROP INDEX report_runs_report_published_at_idx;
CREATE INDEX ON report_runs (report, subject, published_at DESC);
CREATE INDEX ON report_runs (tenant_id, report) WHERE tenant_id IS NOT NULL;

ALTER TABLE report_current
  DROP CONSTRAINT report_current_pkey,
  DROP CONSTRAINT report_current_report_run_id_fkey,
  ADD COLUMN subject text NOT NULL,
  ADD PRIMARY KEY (report, subject),
  ADD FOREIGN KEY (report, subject, run_id) REFERENCES report_runs (report, subject, run_id);
ALTER TABLE report_runs DROP CONSTRAINT report_runs_report_run_id_key;

CREATE TABLE report_documents (
  run_id     text NOT NULL REFERENCES report_runs ON DELETE CASCADE,
  suffix     text NOT NULL CHECK (suffix ~ '^[a-z0-9]+$'),        -- html, pdf, csv
  media_type text NOT NULL,
  object_key text NOT NULL,                                       -- in the bucket of reports
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  sha256     text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (run_id, suffix)
);

-- The API sees what is everybody's and what is its caller's; whoever builds reports sees all.
ALTER TABLE report_runs ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_current ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_documents ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON report_runs FOR SELECT USING (tenant_id IS NULL OR tenant_id = current_tenant());
CREATE POLICY own_tenant ON report_current FOR SELECT
  USING (EXISTS (SELECT FROM report_runs r WHERE r.run_id = report_current.run_id));
CREATE POLICY own_tenant ON report_documents FOR SELECT
  USING (EXISTS (SELECT FROM report_runs r WHERE r.run_id = report_documents.run_id));
CREATE POLICY reports ON report_runs TO ink_reports USING (true);
CREATE POLICY reports ON report_current TO ink_reports USING (true);
CREATE POLICY reports ON report_documents TO ink_reports USING (true);

GRANT SELECT, INSERT ON report_documents TO ink_reports;
GRANT SELECT ON report_documents TO ink_api;
