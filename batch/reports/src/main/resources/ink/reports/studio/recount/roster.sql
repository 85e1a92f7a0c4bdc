-- Whose minutes the Studio Report sets bookings against, told again: who was there when the span ended.
WITH studio AS (
  SELECT tenant_id, studio_id, arg_max(time_zone, changed_at) AS zone, arg_max(removed, changed_at) AS removed
  FROM studio_changed WHERE changed_at < $to GROUP BY ALL
),
span AS (
  SELECT *, date_trunc(unit, timezone(zone, $to)) AS until_local,
         date_trunc(unit, timezone(zone, $to)) - CASE unit WHEN 'week' THEN INTERVAL 7 DAY ELSE INTERVAL 1 MONTH END AS since_local
  FROM studio, (VALUES ('week'), ('month')) AS units(unit) WHERE NOT removed
),
newest AS (
  SELECT s.tenant_id, s.unit || ' ' || CAST(s.since_local AS DATE) AS span, s.studio_id, a.artist_id,
         arg_max({'studio_id': a.studio_id, 'minutes': a.weekly_minutes, 'removed': a.removed}, (a.changed_at, a.event_id)) AS at_end
  FROM span s JOIN artist_changed a ON a.tenant_id = s.tenant_id AND timezone(s.zone, a.changed_at) < s.until_local
  GROUP BY ALL
)
SELECT tenant_id, studio_id, span, artist_id, at_end.minutes AS weekly_minutes
FROM newest WHERE at_end.studio_id = studio_id AND NOT at_end.removed
ORDER BY ALL NULLS FIRST
