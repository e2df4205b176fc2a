-- Canonical form: the mixtures that an entry made.
SELECT id, ordinal, patient, recipe, version, prepared, use_by, use_by_of
FROM preparation WHERE entry = :entry ORDER BY id
