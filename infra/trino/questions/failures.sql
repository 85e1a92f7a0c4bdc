-- Why do generations fail, and whose fault is it?
-- cancelled and rejected are the requester's, expired and broken are ours.
SELECT
  outcome AS cause,
  failure AS code,
  count(*) AS failures,
  count(DISTINCT tenant_id) AS tenants,
  max(finished_at) AS last_at
FROM generations
WHERE outcome <> 'succeeded'
GROUP BY outcome, failure
ORDER BY failures DESC, cause, code;
