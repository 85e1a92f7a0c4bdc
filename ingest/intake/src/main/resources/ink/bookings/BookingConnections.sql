-- Whose webhook is this, with which secret is it signed, and where is the booking fetched from?
SELECT connection_id, tenant_id, studio_id, provider, notification_url, sealed_secret,
       api_base_url, api_user
FROM ink.booking_connections
WHERE connection_id = ?
