-- Which facts were refused, and why?
CREATE OR REPLACE VIEW refused
COMMENT 'Facts that nobody could read, by source, reason and hour; what was in them is not here.'
SECURITY DEFINER AS
SELECT date_trunc('hour', received_at) AS hour, source, code, reason, count(*) AS facts
FROM silver.dead_letter
GROUP BY 1, 2, 3, 4;
