-- Which of these offers are accepted, and what was answered to the others? One array a column.
SELECT place, verdict, coalesce(answered_tenant, '') AS answered_tenant,
       coalesce(answered_id, '') AS answered_id, coalesce(answered_sha256, '') AS answered_sha256,
       coalesce(answered_body, '') AS answered_body
FROM accept_generations(ARRAY(
  SELECT (ordinality, for_good, generation_id, tenant_id, lane, plan, model, prompt, negative_prompt, style, seed,
          width_px, height_px, studio_id, artist_id, client_id, body_part, country, requested_at, deadline_at,
          idempotency_key, request_sha256, answer, fact, cacheable)::generation_offer
  FROM unnest(?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
              ?::bigint[], ?::integer[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
              ?::timestamptz[], ?::timestamptz[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[],
              ?::boolean[])
       WITH ORDINALITY AS offered (for_good, generation_id, tenant_id, lane, plan, model, prompt, negative_prompt,
              style, seed, width_px, height_px, studio_id, artist_id, client_id, body_part, country, requested_at,
              deadline_at, idempotency_key, request_sha256, answer, fact, cacheable, ordinality)
  ORDER BY ordinality), ?)
