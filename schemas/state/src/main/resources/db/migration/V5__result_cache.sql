-- Designs are found again: a request whose seed is given is answered with an earlier image of the tenant,
-- when the same model in the same version drew it of the same words and parameters.

-- SHA-256 of what a request asks for, the model's name included; null for what must not be found again.
ALTER TABLE designs ADD COLUMN cache_key bytea CHECK (length(cache_key) = 32);
-- Only what can be found is in it, so that requests with a seed of chance cost nothing.
CREATE INDEX designs_by_cache_key ON designs (tenant_id, cache_key) WHERE cache_key IS NOT NULL;

-- Whether its image was there already, and no model was called for it; part of the outcome.
ALTER TABLE generations ADD COLUMN cached boolean NOT NULL DEFAULT false;
GRANT UPDATE (cached) ON generations TO ink_dispatch;

-- What such an image costs of the month's quota, as the plan says: nothing, or one as any other. A change
-- holds from the next outcome on.
ALTER TABLE plans ADD COLUMN cached_units smallint NOT NULL DEFAULT 0 CHECK (cached_units IN (0, 1));
GRANT SELECT ON plans TO ink_dispatch;

-- What a generation used of the quota in the end; with its outcome, so that it is told the same again.
ALTER TABLE generations ADD COLUMN units smallint CHECK (units IN (0, 1));
GRANT UPDATE (units) ON generations TO ink_dispatch;
