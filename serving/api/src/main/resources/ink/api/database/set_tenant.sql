-- Whose rows does this transaction see?
SELECT set_config('ink.tenant', ?, true)
