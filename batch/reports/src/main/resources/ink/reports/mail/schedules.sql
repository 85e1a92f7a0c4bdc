-- Which reports are mailed when, to whom, and under whose name?
SELECT s.*, b.name AS brand_name
FROM ink.report_schedules s LEFT JOIN ink.studio_brands b USING (tenant_id, studio_id)
ORDER BY s.schedule_id
