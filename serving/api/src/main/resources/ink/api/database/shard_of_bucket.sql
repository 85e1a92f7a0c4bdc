-- Which shard holds each of the 256 buckets?
SELECT shard FROM shard_buckets ORDER BY bucket
