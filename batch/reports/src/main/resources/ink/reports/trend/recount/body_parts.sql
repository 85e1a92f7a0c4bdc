-- The Trend Report's places on the body, counted again by people.
SELECT lower(trim(body_part)) AS body_part, count(DISTINCT coalesce(client_id, artist_id, tenant_id)) AS people
FROM generation_requested
WHERE requested_at >= $from AND requested_at < $to AND trim(body_part) <> ''
GROUP BY ALL HAVING people >= $k ORDER BY people DESC, body_part
