-- How many generations, outcomes, designs, bookings, correlated bookings, debits that were not returned and
-- generations that count against a quota does the operational state hold?
SELECT (SELECT count(*) FROM ink.generations),
       (SELECT count(*) FROM ink.generations WHERE status = 'succeeded'),
       (SELECT count(*) FROM ink.generations WHERE status IN ('failed', 'cancelled', 'expired')),
       (SELECT count(*) FROM ink.designs),
       (SELECT count(*) FROM ink.bookings),
       (SELECT count(*) FROM ink.bookings WHERE design_id IS NOT NULL),
       (SELECT coalesce(sum(debited - returned), 0) FROM ink.monthly_usage),
       (SELECT coalesce(sum(units), 0) FROM ink.generations)
