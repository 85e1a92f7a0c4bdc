-- Where on the body are designs meant to go? How many people asked for one there.
SELECT lower(trim(body_part)) AS part, count(DISTINCT coalesce(client_id, artist_id, tenant_id)) AS people
FROM generation_requested WHERE trim(body_part) <> ''
GROUP BY 1 HAVING people >= :k
ORDER BY people DESC, part
