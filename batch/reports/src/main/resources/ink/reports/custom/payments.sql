-- What money moved?
SELECT tenant_id, occurred_at AS happened_at, studio_id AS studio, currency, kind, provider, amount_minor
FROM payment_recorded
