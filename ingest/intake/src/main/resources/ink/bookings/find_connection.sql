-- Whose is a connection, where does its platform call, and by which secret does it sign?
SELECT tenant_id, studio_id, provider, notification_url, sealed_secret, api_base_url, api_user
  FROM ink.booking_connections
 WHERE connection_id = ?
