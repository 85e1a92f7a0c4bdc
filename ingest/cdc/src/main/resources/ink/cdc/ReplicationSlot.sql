-- Is somebody reading the outbox, and how much of the write-ahead log waits for it?
-- wal_status 'lost': the reader was away for longer than max_slot_wal_keep_size allows.
SELECT active,
       wal_status,
       pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint AS lag_bytes,
       pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::bigint         AS held_bytes
FROM pg_replication_slots
WHERE slot_name = ? AND database = current_database()
