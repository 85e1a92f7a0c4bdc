-- What did people do in the app?
SELECT tenant_id, occurred_at AS happened_at, style, name AS event, country, app_version, actor_id AS person
FROM app_event_recorded
