-- When is the report due again?
UPDATE ink.custom_reports SET next_run_at = ? WHERE report_id = ?
