-- What money moved for which appointment?
CREATE OR REPLACE VIEW payments
COMMENT 'One row for each deposit, balance, refund and forfeited deposit.'
SECURITY DEFINER AS
SELECT payment_id, tenant_id, studio_id, booking_id, kind, amount_minor, currency, occurred_at, provider
FROM silver.payment_recorded;
COMMENT ON COLUMN payments.amount_minor IS 'above zero, in minor units of the currency; the kind tells the direction';
