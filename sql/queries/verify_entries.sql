-- Every entry with its seal, in the order of the chain; seals of entries that are gone too.
SELECT entry.number AS number, seal.format AS format, seal.previous AS previous, seal.hash AS hash,
	(SELECT MAX(number) FROM entry) AS last
FROM entry LEFT JOIN seal ON seal.entry = entry.number
ORDER BY entry.number
