-- Who worked at each studio when each span ended, and how many minutes a week could they be booked?
WITH spans AS (
  SELECT inline(from_json(:spans, 'array<struct<tenant_id:string,studio_id:string,span:string,from_us:bigint,to_us:bigint>>'))
),
version AS (
  SELECT tenant_id, artist_id, studio_id, weekly_minutes, removed, unix_micros(changed_at) AS since_us,
         unix_micros(lead(changed_at) OVER (PARTITION BY tenant_id, artist_id ORDER BY changed_at, event_id)) AS until_us
  FROM artist_changed
)
SELECT s.tenant_id, s.studio_id, s.span, v.artist_id, v.weekly_minutes
FROM spans s JOIN version v ON v.tenant_id = s.tenant_id AND v.studio_id = s.studio_id
  AND v.since_us < s.to_us AND (v.until_us IS NULL OR v.until_us >= s.to_us)
WHERE NOT v.removed
ORDER BY 1, 2, 3, 4
