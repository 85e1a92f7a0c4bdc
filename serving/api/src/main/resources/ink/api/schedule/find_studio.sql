-- Has the tenant a studio of this id?
SELECT 1 FROM studios WHERE studio_id = ?
