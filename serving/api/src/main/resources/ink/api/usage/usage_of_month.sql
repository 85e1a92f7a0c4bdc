-- What has the tenant used of the month's quota?
SELECT t.plan, p.monthly_generations, coalesce(u.debited, 0) AS debited, coalesce(u.returned, 0) AS returned
FROM tenants t
JOIN plans p USING (plan)
LEFT JOIN monthly_usage u ON u.tenant_id = t.tenant_id AND u.month = ?
WHERE t.tenant_id = ?
