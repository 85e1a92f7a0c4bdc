-- Under which name does each artist work?
SELECT tenant_id, artist_id, max_by(name, struct(changed_at, event_id)) AS name
FROM artist_changed GROUP BY tenant_id, artist_id
ORDER BY tenant_id, artist_id
