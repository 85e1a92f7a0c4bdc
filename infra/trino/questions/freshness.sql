-- How fresh is the lake: when did streaming/lake last commit to each of the busiest tables, and in how many files do they lie?
SELECT
  'generation_requested' AS "table",
  (SELECT max(committed_at) FROM ink."generation_requested$snapshots") AS committed_at,
  (SELECT count(*) FROM ink."generation_requested$files") AS files,
  (SELECT sum(record_count) FROM ink."generation_requested$files") AS facts
UNION ALL
SELECT
  'generation_completed',
  (SELECT max(committed_at) FROM ink."generation_completed$snapshots"),
  (SELECT count(*) FROM ink."generation_completed$files"),
  (SELECT sum(record_count) FROM ink."generation_completed$files")
UNION ALL
SELECT
  'booking_changed',
  (SELECT max(committed_at) FROM ink."booking_changed$snapshots"),
  (SELECT count(*) FROM ink."booking_changed$files"),
  (SELECT sum(record_count) FROM ink."booking_changed$files")
UNION ALL
SELECT
  'app_event_recorded',
  (SELECT max(committed_at) FROM ink."app_event_recorded$snapshots"),
  (SELECT count(*) FROM ink."app_event_recorded$files"),
  (SELECT sum(record_count) FROM ink."app_event_recorded$files")
ORDER BY "table";
