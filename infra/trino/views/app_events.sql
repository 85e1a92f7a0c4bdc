-- What did people do in the app?
CREATE OR REPLACE VIEW app_events
COMMENT 'One row for each view, like, share, search and approval in the app; who did it is a pseudonym.'
SECURITY DEFINER AS
SELECT event_id, tenant_id, actor_id, session_id, name, occurred_at, received_at, style, design_id, country, app_version
FROM silver.app_event_recorded;
