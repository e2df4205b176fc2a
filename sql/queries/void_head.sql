-- An entry that is to be voided, and what voided it already.
SELECT entry.kind AS kind, entry.day AS day, entry.time AS time, entry.recorded AS recorded,
	entry.operator AS operator, entry.voids AS voids, void.number AS voided_by
FROM entry LEFT JOIN entry AS void ON void.voids = entry.number
WHERE entry.number = :number
