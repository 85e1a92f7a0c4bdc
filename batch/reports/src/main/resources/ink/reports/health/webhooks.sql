-- What did platforms tell by webhook, by provider and type?
SELECT provider, type, count(*) AS received FROM webhook_received GROUP BY 1, 2 ORDER BY received DESC, 1, 2
