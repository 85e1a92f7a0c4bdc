-- Which words of the prompts could the model not draw? A prompt that a tenant repeats counts once, so
-- that no word is published because one person insisted on it.
WITH wished AS (
  SELECT tenant_id, prompt, explode(undrawn_words) AS word FROM generation_completed
)
SELECT lower(trim(word)) AS word, count(DISTINCT tenant_id, prompt) AS prompts
FROM wished WHERE trim(word) RLIKE '^\\p{L}[\\p{L}\'’-]{1,30}$'
GROUP BY 1 HAVING prompts >= :k
ORDER BY prompts DESC, word
LIMIT 30
