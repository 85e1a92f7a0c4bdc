-- Is a request with this key of the tenant under way elsewhere? The claim ends with the transaction.
SELECT pg_try_advisory_xact_lock(hashtextextended(?, 20));
-- What was answered to the key? A statement of its own: it sees what committed before the claim.
SELECT request_sha256, generation_id, body FROM idempotency_records
WHERE tenant_id = ? AND idempotency_key = ?
