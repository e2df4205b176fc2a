-- An entry that a supplier's credit is for: whose goods they were, and what was credited for it already.
SELECT entry.kind AS kind, void.number AS voided_by, COALESCE(delivery.supplier, own.supplier) AS supplier,
	own.amount AS amount,
	(SELECT MIN(other.entry) FROM supplier_credit AS other
		WHERE other.of = entry.number
			AND NOT EXISTS (SELECT 1 FROM entry AS back WHERE back.voids = other.entry)) AS credited
FROM entry
LEFT JOIN entry AS void ON void.voids = entry.number
LEFT JOIN delivery ON delivery.entry = entry.number
LEFT JOIN supplier_credit AS own ON own.entry = entry.number
WHERE entry.number = :entry
