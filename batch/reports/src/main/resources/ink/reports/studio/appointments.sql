-- What came of the appointments that ended in each span of each studio, by artist, style and currency?
-- An appointment counts by its newest version. Who made it: whoever carried the platform's staff id when it
-- began; before the first that carried it, the first. Its style: that of the design that led to it.
WITH spans AS (
  SELECT inline(from_json(:spans, 'array<struct<tenant_id:string,studio_id:string,span:string,from_us:bigint,to_us:bigint>>'))
),
state AS (
  SELECT tenant_id, booking_id,
         max_by(struct(studio_id, external_staff_id, status, starts_at, duration_minutes, price_minor, currency),
                struct(external_version, changed_at, event_id)) AS is
  FROM booking_changed GROUP BY tenant_id, booking_id
),
appointment AS (
  SELECT tenant_id, booking_id, is.*,
         unix_micros(is.starts_at) + is.duration_minutes * 60000000L AS ends_us
  FROM state
),
carried AS (
  SELECT tenant_id, studio_id, external_staff_id, artist_id,
         CASE WHEN row_number() OVER versions > 1 THEN changed_at END AS since,
         lead(changed_at) OVER versions AS until
  FROM artist_changed WHERE external_staff_id IS NOT NULL
  WINDOW versions AS (PARTITION BY tenant_id, studio_id, external_staff_id ORDER BY changed_at, event_id)
),
led AS (
  SELECT tenant_id, booking_id, max_by(design_id, struct(correlated_at, event_id)) AS design_id
  FROM booking_correlated GROUP BY tenant_id, booking_id
),
designs AS (
  SELECT tenant_id, design_id, min(style) AS style FROM generation_completed GROUP BY tenant_id, design_id
)
SELECT s.tenant_id, s.studio_id, s.span, c.artist_id, d.style, a.currency,
       count_if(a.status = 'accepted') AS stands,
       count_if(a.status = 'no_show') AS no_shows,
       count_if(a.status = 'cancelled_by_customer') AS cancelled_by_client,
       count_if(a.status = 'cancelled_by_seller') AS cancelled_by_studio,
       count_if(a.status = 'declined') AS declined,
       count_if(a.status = 'pending') AS unanswered,
       coalesce(sum(CASE WHEN a.status = 'accepted' THEN a.duration_minutes END), 0) AS minutes,
       coalesce(sum(CASE WHEN a.status = 'accepted' THEN a.price_minor END), 0) AS price_minor,
       count_if(a.status = 'accepted' AND a.price_minor IS NULL) AS unpriced
FROM spans s
JOIN appointment a ON a.tenant_id = s.tenant_id AND a.studio_id = s.studio_id
  AND a.ends_us >= s.from_us AND a.ends_us < s.to_us
LEFT JOIN carried c ON c.tenant_id = a.tenant_id AND c.studio_id = a.studio_id
  AND c.external_staff_id = a.external_staff_id
  AND (c.since IS NULL OR a.starts_at >= c.since) AND (c.until IS NULL OR a.starts_at < c.until)
LEFT JOIN led l ON l.tenant_id = a.tenant_id AND l.booking_id = a.booking_id
LEFT JOIN designs d ON d.tenant_id = l.tenant_id AND d.design_id = l.design_id
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1, 2, 3, 4, 5, 6
