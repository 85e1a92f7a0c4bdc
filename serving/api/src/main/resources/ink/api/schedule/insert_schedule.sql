-- A new schedule of a studio's report.
INSERT INTO report_schedules (schedule_id, tenant_id, studio_id, weekday, monthday, local_time, time_zone, ends_on, recipients)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
