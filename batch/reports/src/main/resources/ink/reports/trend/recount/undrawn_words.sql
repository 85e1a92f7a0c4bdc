-- The Trend Report's words, counted again: people whose prompts of [$from, $to) held a word that could not be drawn.
WITH wished AS (
  SELECT coalesce(client_id, artist_id, tenant_id) AS who, lower(trim(unnest(undrawn_words))) AS word
  FROM generation_completed WHERE completed_at >= $from AND completed_at < $to
)
SELECT word, count(DISTINCT who) AS people FROM wished
WHERE regexp_full_match(word, '\p{L}[\p{L}''’-]{1,30}')
GROUP BY word HAVING people >= $k
ORDER BY people DESC, word LIMIT 30
