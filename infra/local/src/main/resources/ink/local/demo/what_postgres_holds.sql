-- How many generations, outcomes, designs, bookings and correlated bookings does the operational state hold?
SELECT (SELECT count(*) FROM ink.generations),
       (SELECT count(*) FROM ink.generations WHERE status = 'succeeded'),
       (SELECT count(*) FROM ink.generations WHERE status IN ('failed', 'cancelled', 'expired')),
       (SELECT count(*) FROM ink.designs),
       (SELECT count(*) FROM ink.bookings),
       (SELECT count(*) FROM ink.bookings WHERE design_id IS NOT NULL)
