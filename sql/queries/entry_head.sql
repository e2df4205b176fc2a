-- The head of an entry, its seal, what voided or corrected it, and of a delivery whose it was.
SELECT entry.kind AS kind, entry.login AS login, operator.code AS operator, entry.why AS why,
	entry.document AS document, entry.recorded AS recorded, entry.day AS day, entry.time AS time,
	entry.voids AS voids, void.number AS voided_by, entry.clock_behind AS clock_behind,
	anew.corrected AS corrects, later.entry AS corrected_by,
	supplier.code AS supplier, delivery.invoice AS invoice,
	seal.previous AS previous, seal.hash AS hash
FROM entry
LEFT JOIN seal ON seal.entry = entry.number
LEFT JOIN operator ON operator.id = entry.operator
LEFT JOIN entry AS void ON void.voids = entry.number
LEFT JOIN session_correction AS anew ON anew.entry = entry.number
LEFT JOIN session_correction AS later ON later.corrected = entry.number
LEFT JOIN delivery ON delivery.entry = entry.number
LEFT JOIN supplier ON supplier.id = delivery.supplier
WHERE entry.number = :number
