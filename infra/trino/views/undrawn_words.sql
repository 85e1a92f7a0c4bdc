-- Which words do people ask for that no model can draw yet?
CREATE OR REPLACE VIEW undrawn_words
COMMENT 'Words of prompts that no model could draw, and how many different prompts held each.'
SECURITY DEFINER AS
SELECT lower(word) AS word, count(*) AS images, count(DISTINCT (tenant_id, prompt)) AS prompts,
  count(DISTINCT tenant_id) AS tenants, array_agg(DISTINCT style ORDER BY style) AS styles
FROM silver.generation_completed
CROSS JOIN UNNEST(undrawn_words) AS undrawn (word)
GROUP BY lower(word);
