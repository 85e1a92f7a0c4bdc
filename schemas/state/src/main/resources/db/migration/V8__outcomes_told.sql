-- Facts of outcomes go to Kafka after the outcome's commit. One broker alone may forget what it acknowledged
-- and had not written to its disk when its power goes; then dispatch tells it again from here.

-- The facts of all outcomes up to this instant are surely on a broker's disk.
CREATE TABLE outcomes_told (
  id    smallint PRIMARY KEY CHECK (id = 1),
  until timestamptz NOT NULL
);
INSERT INTO outcomes_told VALUES (1, now());
GRANT SELECT, UPDATE (until) ON outcomes_told TO ink_dispatch;

-- What ended since then? An entry for each megabyte of the table, so it costs an outcome next to nothing.
CREATE INDEX generations_by_end ON generations USING brin (finished_at);
