-- A fact leaves with this transaction.
SELECT outbox_append(?)
