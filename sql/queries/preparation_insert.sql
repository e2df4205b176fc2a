-- Writes the mixture of an entry.
INSERT INTO preparation (id, entry, ordinal, patient, recipe, version, prepared, use_by, use_by_of)
VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM preparation), :entry,
	(SELECT COUNT(*) + 1 FROM preparation WHERE entry = :entry), :patient, :recipe, :version, :prepared, :use_by,
	:use_by_of)
RETURNING id
