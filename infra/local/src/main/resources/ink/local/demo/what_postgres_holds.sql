-- How many generations, outcomes, designs, bookings, correlated bookings and debits that were not returned does
-- the operational state hold?
SELECT (SELECT count(*) FROM ink.generations),
       (SELECT count(*) FROM ink.generations WHERE status = 'succeeded'),
       (SELECT count(*) FROM ink.generations WHERE status IN ('failed', 'cancelled', 'expired')),
       (SELECT count(*) FROM ink.designs),
       (SELECT count(*) FROM ink.bookings),
       (SELECT count(*) FROM ink.bookings WHERE design_id IS NOT NULL),
       (SELECT coalesce(sum(debited - returned), 0) FROM ink.monthly_usage)
