-- Which words of the prompts could the model not draw? Counted by who asked, so that no word is published
-- because a few people insisted on it.
WITH wished AS (
  SELECT coalesce(client_id, artist_id, tenant_id) AS person, explode(undrawn_words) AS word FROM generation_completed
)
SELECT lower(trim(word)) AS word, count(DISTINCT person) AS people
FROM wished WHERE trim(word) RLIKE '^\\p{L}[\\p{L}\'’-]{1,30}$'
GROUP BY 1 HAVING people >= :k
ORDER BY people DESC, word
LIMIT 30
