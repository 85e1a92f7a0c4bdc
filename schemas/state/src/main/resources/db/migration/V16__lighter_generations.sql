-- What a generation leaves behind costs with each: indexes that nobody asks for, and checks that say what another
-- one says.

-- Lists go by id, which sorts by age.
DROP INDEX generations_tenant_id_requested_at_idx;
DROP INDEX designs_tenant_id_created_at_idx;

-- A design's id is made of its generation's, which is unique, and everybody asks with the tenant.
ALTER TABLE designs DROP CONSTRAINT designs_pkey;
ALTER TABLE designs DROP CONSTRAINT designs_tenant_id_design_id_key;
ALTER TABLE designs ADD PRIMARY KEY (tenant_id, design_id);

-- Records come in order of time and are thrown away by it.
DROP INDEX idempotency_records_created_at_idx;
CREATE INDEX idempotency_records_created_at_idx ON idempotency_records USING brin (created_at);

-- Each locked the tenant's row for each generation. That there is such a tenant is held by monthly_usage: nothing is
-- accepted without its debit there, and that row is the tenant's.
ALTER TABLE generations DROP CONSTRAINT generations_tenant_id_fkey;
ALTER TABLE idempotency_records DROP CONSTRAINT idempotency_records_tenant_id_fkey;
