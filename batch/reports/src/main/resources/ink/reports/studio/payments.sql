-- What money moved in each span of each studio, by kind and currency?
WITH spans AS (
  SELECT inline(from_json(:spans, 'array<struct<tenant_id:string,studio_id:string,span:string,from_us:bigint,to_us:bigint>>'))
)
SELECT s.tenant_id, s.studio_id, s.span, p.kind, p.currency, count(*) AS payments, sum(p.amount_minor) AS amount_minor
FROM spans s JOIN payment_recorded p ON p.tenant_id = s.tenant_id AND p.studio_id = s.studio_id
  AND unix_micros(p.occurred_at) >= s.from_us AND unix_micros(p.occurred_at) < s.to_us
GROUP BY 1, 2, 3, 4, 5
ORDER BY 1, 2, 3, 4, 5
