-- Does PostgreSQL answer, with our tables in it?
SELECT count(*) FROM shard_buckets
