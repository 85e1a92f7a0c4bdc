-- How fresh is the lake: when did streaming/lake last commit to each of the busiest tables, and in how many files do they lie?
SELECT
  'generation_requested' AS "table",
  (SELECT max(committed_at) FROM silver."generation_requested$snapshots") AS committed_at,
  (SELECT count(*) FROM silver."generation_requested$files") AS files,
  (SELECT sum(record_count) FROM silver."generation_requested$files") AS facts
UNION ALL
SELECT
  'generation_completed',
  (SELECT max(committed_at) FROM silver."generation_completed$snapshots"),
  (SELECT count(*) FROM silver."generation_completed$files"),
  (SELECT sum(record_count) FROM silver."generation_completed$files")
UNION ALL
SELECT
  'booking_changed',
  (SELECT max(committed_at) FROM silver."booking_changed$snapshots"),
  (SELECT count(*) FROM silver."booking_changed$files"),
  (SELECT sum(record_count) FROM silver."booking_changed$files")
UNION ALL
SELECT
  'app_event_recorded',
  (SELECT max(committed_at) FROM silver."app_event_recorded$snapshots"),
  (SELECT count(*) FROM silver."app_event_recorded$files"),
  (SELECT sum(record_count) FROM silver."app_event_recorded$files")
ORDER BY "table";
