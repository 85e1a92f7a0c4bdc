-- Which artists are there, and where do they work?
CREATE OR REPLACE VIEW artists
COMMENT 'One row for each artist as they are now. Their name is shown to their own studio only.'
SECURITY DEFINER AS
SELECT artist_id, max_by(tenant_id, changed_at) AS tenant_id, max_by(studio_id, changed_at) AS studio_id,
  max_by(name, changed_at) AS name, max_by(weekly_minutes, changed_at) AS weekly_minutes,
  max_by(removed, changed_at) AS removed
FROM silver.artist_changed
GROUP BY artist_id;
COMMENT ON COLUMN artists.weekly_minutes IS 'minutes a week that they can be booked';
