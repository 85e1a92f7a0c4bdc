-- Up to which instant are the facts of all outcomes surely on the brokers' disks?
SELECT until FROM outcomes_told
