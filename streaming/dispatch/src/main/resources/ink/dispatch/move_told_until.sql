-- They are up to here.
UPDATE outcomes_told SET until = greatest(until, ?)
