-- Designs are found again: a request whose seed is given is answered with an earlier image of the tenant,
-- when the same model in the same version drew it of the same words and parameters.

-- SHA-256 of what a request asks for, the model's name included; null for what must not be found again.
ALTER TABLE designs ADD COLUMN cache_key bytea CHECK (length(cache_key) = 32);
-- Only what can be found is in it, so that requests with a seed of chance cost nothing.
CREATE INDEX designs_by_cache_key ON designs (tenant_id, cache_key) WHERE cache_key IS NOT NULL;

-- Whether its image was there already, and no model was called for it; part of the outcome.
ALTER TABLE generations ADD COLUMN cached boolean NOT NULL DEFAULT false;
GRANT UPDATE (cached) ON generations TO ink_dispatch;
