-- What did each tenant use, day by day?
CREATE OR REPLACE VIEW usage
COMMENT 'Generations of each tenant by day, plan and outcome, and what they cost of the month''s quota.'
SECURITY DEFINER AS
SELECT tenant_id, date(occurred_at AT TIME ZONE 'UTC') AS day, plan, lane, outcome, cached, count(*) AS generations,
  sum(units) AS units, sum(inference_ms) AS inference_ms
FROM silver.usage_recorded
GROUP BY 1, 2, 3, 4, 5, 6;
COMMENT ON COLUMN usage.units IS 'of the month''s quota: 1 for an image, 0 when the debit was returned';
