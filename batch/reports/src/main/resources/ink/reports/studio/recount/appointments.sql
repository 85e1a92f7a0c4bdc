-- The Studio Report's appointments, counted again: the last whole week and month of each studio by its own clock,
-- as known at $to.
WITH studio AS (
  SELECT tenant_id, studio_id, arg_max(time_zone, changed_at) AS zone, arg_max(removed, changed_at) AS removed
  FROM studio_changed WHERE changed_at < $to GROUP BY ALL
),
span AS (
  SELECT *, date_trunc(unit, timezone(zone, $to)) AS until_local,
         date_trunc(unit, timezone(zone, $to)) - CASE unit WHEN 'week' THEN INTERVAL 7 DAY ELSE INTERVAL 1 MONTH END AS since_local
  FROM studio, (VALUES ('week'), ('month')) AS units(unit) WHERE NOT removed
),
version AS (
  SELECT DISTINCT ON (tenant_id, booking_id) *, starts_at + to_minutes(duration_minutes) AS ends_at
  FROM booking_changed WHERE changed_at < $to
  ORDER BY tenant_id, booking_id, external_version DESC, changed_at DESC, event_id DESC
),
told AS (
  SELECT DISTINCT event_id, tenant_id, studio_id, artist_id, external_staff_id, changed_at
  FROM artist_changed WHERE changed_at < $to AND external_staff_id IS NOT NULL
),
appointment AS (
  SELECT v.*,
         coalesce((SELECT arg_max(artist_id, (t.changed_at, t.event_id)) FROM told t
                   WHERE t.tenant_id = v.tenant_id AND t.studio_id = v.studio_id AND t.external_staff_id = v.external_staff_id
                     AND t.changed_at <= v.starts_at),
                  (SELECT arg_min(artist_id, (t.changed_at, t.event_id)) FROM told t
                   WHERE t.tenant_id = v.tenant_id AND t.studio_id = v.studio_id AND t.external_staff_id = v.external_staff_id)) AS artist_id,
         (SELECT any_value(g.style) FROM generation_completed g
          WHERE g.tenant_id = v.tenant_id AND g.completed_at < $to AND g.design_id =
            (SELECT arg_max(l.design_id, (l.correlated_at, l.event_id)) FROM booking_correlated l
             WHERE l.tenant_id = v.tenant_id AND l.booking_id = v.booking_id AND l.correlated_at < $to)) AS style
  FROM version v
)
SELECT s.tenant_id, s.studio_id, s.unit || ' ' || CAST(s.since_local AS DATE) AS span, a.artist_id, a.style, a.currency,
       count(*) FILTER (a.status = 'accepted') AS stands,
       count(*) FILTER (a.status = 'no_show') AS no_shows,
       count(*) FILTER (a.status = 'cancelled_by_customer') AS cancelled_by_client,
       count(*) FILTER (a.status = 'cancelled_by_seller') AS cancelled_by_studio,
       count(*) FILTER (a.status = 'declined') AS declined,
       count(*) FILTER (a.status = 'pending') AS unanswered,
       coalesce(sum(a.duration_minutes) FILTER (a.status = 'accepted'), 0) AS minutes,
       coalesce(sum(a.price_minor) FILTER (a.status = 'accepted'), 0) AS price_minor,
       count(*) FILTER (a.status = 'accepted' AND a.price_minor IS NULL) AS unpriced
FROM span s JOIN appointment a ON a.tenant_id = s.tenant_id AND a.studio_id = s.studio_id
  AND timezone(s.zone, a.ends_at) >= s.since_local AND timezone(s.zone, a.ends_at) < s.until_local
GROUP BY ALL ORDER BY ALL NULLS FIRST
