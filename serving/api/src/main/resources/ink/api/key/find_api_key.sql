-- Whose key is it? Asked before the tenant is known.
SELECT api_key_id, tenant_id, plan, scopes, revoked_at FROM find_api_key(?)
