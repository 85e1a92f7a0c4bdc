-- The Artist Insights' funnel, counted again: designs of [$from, $to), what is known of them at $to.
WITH design AS (
  SELECT DISTINCT tenant_id, design_id, artist_id, style FROM generation_completed
  WHERE artist_id IS NOT NULL AND completed_at >= $from AND completed_at < $to
),
booking AS (
  SELECT DISTINCT ON (tenant_id, booking_id) tenant_id, booking_id, status, price_minor, currency,
         status = 'accepted' AND starts_at + to_minutes(duration_minutes) < $to AS kept
  FROM booking_changed WHERE changed_at < $to
  ORDER BY tenant_id, booking_id, external_version DESC, changed_at DESC, event_id DESC
),
correlation AS (
  SELECT DISTINCT ON (tenant_id, booking_id) tenant_id, booking_id, design_id
  FROM booking_correlated WHERE correlated_at < $to
  ORDER BY tenant_id, booking_id, correlated_at DESC, event_id DESC
),
came AS (
  SELECT c.design_id, b.* FROM correlation c JOIN booking b USING (tenant_id, booking_id) WHERE b.status <> 'declined'
),
artist AS (SELECT tenant_id, artist_id, arg_max(studio_id, (changed_at, event_id)) AS studio_id
           FROM artist_changed WHERE changed_at < $to GROUP BY ALL),
studio AS (SELECT tenant_id, studio_id, arg_max(currency, (changed_at, event_id)) AS currency
           FROM studio_changed WHERE changed_at < $to GROUP BY ALL)
SELECT d.tenant_id, d.artist_id, d.style, count(*) AS designs,
       count(*) FILTER (EXISTS (SELECT 1 FROM app_event_recorded e
                                WHERE e.tenant_id = d.tenant_id AND e.design_id = d.design_id
                                  AND e.name = 'design_approved' AND e.occurred_at >= $from AND e.occurred_at < $to)
                        OR EXISTS (SELECT 1 FROM came c WHERE c.tenant_id = d.tenant_id AND c.design_id = d.design_id)) AS approved,
       count(*) FILTER (EXISTS (SELECT 1 FROM came c WHERE c.tenant_id = d.tenant_id AND c.design_id = d.design_id)) AS booked,
       count(*) FILTER (EXISTS (SELECT 1 FROM came c WHERE c.tenant_id = d.tenant_id AND c.design_id = d.design_id AND c.kept)) AS kept,
       coalesce(sum((SELECT sum(c.price_minor) FROM came c
                     WHERE c.tenant_id = d.tenant_id AND c.design_id = d.design_id AND c.kept
                       AND c.currency = (SELECT s.currency FROM artist a JOIN studio s USING (tenant_id, studio_id)
                                         WHERE a.tenant_id = d.tenant_id AND a.artist_id = d.artist_id))), 0) AS revenue_minor
FROM design d GROUP BY ALL ORDER BY ALL NULLS FIRST
