-- Why did generations of the period end without an image? Causes of ours and of others.
WITH failed AS (
  SELECT generation_id, min(struct(failed_at, cause, code)) AS is FROM generation_failed GROUP BY generation_id
)
SELECT is.cause, is.code, count(*) AS failed FROM failed GROUP BY 1, 2 ORDER BY failed DESC, 1, 2
