-- Where on the body are designs meant to go?
SELECT lower(trim(body_part)) AS part, count(*) AS requested
FROM generation_requested WHERE trim(body_part) <> ''
GROUP BY 1 HAVING requested >= :k
ORDER BY requested DESC, part
