-- Which words do people ask for that no model can draw yet?
SELECT word, images, tenants, styles
FROM undrawn_words
ORDER BY images DESC, word
LIMIT 50;
