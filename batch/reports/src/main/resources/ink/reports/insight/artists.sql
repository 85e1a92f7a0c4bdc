-- Who works where, and how large is the house? Artists as they were when the period ended.
WITH version AS (
  SELECT tenant_id, artist_id,
         max_by(struct(studio_id, name, weekly_minutes, removed), struct(changed_at, event_id)) AS is
  FROM artist_changed GROUP BY tenant_id, artist_id
),
studio AS (
  SELECT tenant_id, studio_id,
         max_by(struct(name, country, currency, removed), struct(changed_at, event_id)) AS is
  FROM studio_changed GROUP BY tenant_id, studio_id
)
SELECT v.tenant_id, v.artist_id, v.is.name, v.is.studio_id, s.is.name AS studio, s.is.country, s.is.currency,
       v.is.weekly_minutes, count(*) OVER (PARTITION BY v.tenant_id, v.is.studio_id) AS colleagues
FROM version v JOIN studio s ON s.tenant_id = v.tenant_id AND s.studio_id = v.is.studio_id
WHERE NOT v.is.removed AND NOT s.is.removed
ORDER BY 1, 2
