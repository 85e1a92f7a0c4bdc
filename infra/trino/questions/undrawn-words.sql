-- Which words do people ask for that no model can draw yet?
SELECT
  lower(word) AS word,
  count(*) AS images,
  count(DISTINCT tenant_id) AS tenants,
  array_agg(DISTINCT style ORDER BY style) AS styles
FROM ink.generation_completed
CROSS JOIN UNNEST(undrawn_words) AS undrawn (word)
GROUP BY lower(word)
ORDER BY images DESC, word
LIMIT 50;
