-- What could not be taken, by where it was refused and why?
SELECT source, code, count(*) AS refused FROM dead_letter GROUP BY 1, 2 ORDER BY refused DESC, 1, 2
