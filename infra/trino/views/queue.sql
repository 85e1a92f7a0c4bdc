-- How loaded is the fleet, minute by minute?
CREATE OR REPLACE VIEW queue
COMMENT 'Waiting and running requests of each model by minute.'
SECURITY DEFINER AS
SELECT date_trunc('minute', measured_at) AS minute, model, max(queued) AS most_queued, max(in_flight) AS most_in_flight,
  avg(service_ms) AS service_ms, avg(served_per_second) AS served_per_second, min(endpoints_ready) AS fewest_ready
FROM silver.dispatch_measured
GROUP BY 1, 2;
