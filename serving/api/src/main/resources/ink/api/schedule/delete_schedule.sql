-- No more mails by this schedule.
DELETE FROM report_schedules WHERE studio_id = ? AND schedule_id = ?
