-- Every entry with its seal, in the order of the chain; seals of entries that are gone too.
SELECT COALESCE(entry.number, seal.entry) AS number, CASE WHEN entry.number IS NULL THEN 0 ELSE 1 END AS present,
	seal.format AS format, seal.previous AS previous, seal.hash AS hash, (SELECT MAX(entry) FROM seal) AS last
FROM entry
FULL JOIN seal ON seal.entry = entry.number
ORDER BY COALESCE(entry.number, seal.entry)
