-- What money moved each month, studio by studio?
-- In minor units; each currency has its row.
SELECT
  date(date_trunc('month', occurred_at)) AS month,
  studio_id,
  currency,
  sum(amount_minor) FILTER (WHERE kind = 'deposit') AS deposits_minor,
  sum(amount_minor) FILTER (WHERE kind = 'balance') AS balances_minor,
  sum(amount_minor) FILTER (WHERE kind = 'refund') AS refunds_minor,
  sum(amount_minor) FILTER (WHERE kind = 'forfeit') AS forfeited_minor
FROM payments
GROUP BY date_trunc('month', occurred_at), studio_id, currency
ORDER BY month, studio_id, currency;
