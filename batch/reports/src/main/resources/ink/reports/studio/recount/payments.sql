-- The Studio Report's payments, added up again: the last whole week and month of each studio by its own clock.
WITH studio AS (
  SELECT tenant_id, studio_id, arg_max(time_zone, changed_at) AS zone, arg_max(removed, changed_at) AS removed
  FROM studio_changed WHERE changed_at < $to GROUP BY ALL
),
span AS (
  SELECT *, date_trunc(unit, timezone(zone, $to)) AS until_local,
         date_trunc(unit, timezone(zone, $to)) - CASE unit WHEN 'week' THEN INTERVAL 7 DAY ELSE INTERVAL 1 MONTH END AS since_local
  FROM studio, (VALUES ('week'), ('month')) AS units(unit) WHERE NOT removed
),
payment AS (
  SELECT DISTINCT event_id, tenant_id, studio_id, kind, currency, amount_minor, occurred_at FROM payment_recorded
  WHERE occurred_at < $to
)
SELECT s.tenant_id, s.studio_id, s.unit || ' ' || CAST(s.since_local AS DATE) AS span, p.kind, p.currency,
       count(*) AS payments, sum(p.amount_minor) AS amount_minor
FROM span s JOIN payment p ON p.tenant_id = s.tenant_id AND p.studio_id = s.studio_id
  AND timezone(s.zone, p.occurred_at) >= s.since_local AND timezone(s.zone, p.occurred_at) < s.until_local
GROUP BY ALL ORDER BY ALL NULLS FIRST
