-- Is the generation waiting, and nobody asked for its cancellation yet? Then it is asked for now.
UPDATE generations SET cancel_requested_at = ?
WHERE tenant_id = ? AND generation_id = ? AND finished_at IS NULL AND cancel_requested_at IS NULL
