-- Under which name and colour does each studio want its reports?
SELECT studio_id, name, coalesce(accent, '') AS accent FROM ink.studio_brands
