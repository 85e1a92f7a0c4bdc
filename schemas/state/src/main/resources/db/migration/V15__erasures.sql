-- Who was erased from the lake. Only keyed pseudonyms of their ids are kept: they tell nothing without
-- the key, and they are what upkeep looks for in facts that arrive later or come back with a restore.
-- A copy of each row lies beside the lake; whichever side is restored from an older copy, the other tells it.
CREATE TABLE erasures (
  erasure_id text PRIMARY KEY CHECK (erasure_id LIKE 'ers\_%'),
  tenant_id  text NOT NULL,
  pseudonyms text[] NOT NULL CHECK (cardinality(pseudonyms) > 0),
  entered_at timestamptz NOT NULL DEFAULT now()
);

-- Upkeep works as the lake's own role, which the neighbour PostgreSQL makes before the migrations.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ink_lake') THEN CREATE ROLE ink_lake LOGIN; END IF;
END $$;
-- Nobody but upkeep has a right here; should somebody get one, they see nothing.
ALTER TABLE erasures ENABLE ROW LEVEL SECURITY;
CREATE POLICY upkeep ON erasures TO ink_lake USING (true) WITH CHECK (true);
GRANT USAGE ON SCHEMA ink TO ink_lake;
GRANT SELECT, INSERT ON erasures TO ink_lake;
