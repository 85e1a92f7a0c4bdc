-- When are a studio's reports mailed, and to whom?
SELECT schedule_id, studio_id, weekday, monthday, local_time, time_zone, ends_on, recipients
FROM report_schedules WHERE studio_id = ? ORDER BY schedule_id
