-- Who there is, told as facts: StudioChanged and ArtistChanged, which the relay writes from the rows.
ALTER TABLE studios ADD currency text CHECK (currency ~ '^[A-Z]{3}$');   -- what it charges in
ALTER TABLE artists ADD weekly_minutes integer CHECK (weekly_minutes BETWEEN 0 AND 10080); -- that can be booked

-- A row that is deleted is told with its last values.
ALTER TABLE studios REPLICA IDENTITY FULL;
ALTER TABLE artists REPLICA IDENTITY FULL;
ALTER PUBLICATION ink_outbox ADD TABLE studios, artists;

-- The relay reads the rows that were there before it.
GRANT SELECT ON studios, artists TO ink_cdc;
CREATE POLICY cdc ON studios FOR SELECT TO ink_cdc USING (true);
CREATE POLICY cdc ON artists FOR SELECT TO ink_cdc USING (true);

-- A relay that has run before takes no second snapshot: it hears of these rows as of changed ones.
UPDATE studios SET name = name;
UPDATE artists SET name = name;
