-- Why do generations fail, and whose fault is it?
-- cancelled and rejected are the requester's, expired and broken are ours.
SELECT
  cause,
  code,
  count(*) AS failures,
  count(DISTINCT tenant_id) AS tenants,
  max(failed_at) AS last_at
FROM generation_failed
GROUP BY cause, code
ORDER BY failures DESC, cause, code;
