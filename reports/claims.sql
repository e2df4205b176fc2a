-- title: Claims
-- about: What suppliers owe: goods that came broken, and goods that went back. A credit of an entry stands at its first line.
-- roles: manager doctor accountant
-- parameter: supplier text -- only this supplier's, by code
-- column: day day 11 Day
-- column: entry count 8 Entry
-- column: reason text 10 Reason
-- column: supplier text 14 Supplier
-- column: document text 16 Document
-- column: product text 14 Product
-- column: lot text 18 Lot
-- column: containers count 11 Containers [total]
-- column: value money$ 13 Value [total]
-- column: credited money$ 13 Credited [total]
WITH owed AS (
	SELECT claim.entry AS entry, claim.line AS line, 'broken' AS reason, delivery.supplier AS supplier,
		delivery.invoice AS document, delivery_line.layer AS layer, claim.containers AS containers, claim.value AS value,
		NULL AS amount
	FROM claim
	JOIN delivery ON delivery.entry = claim.entry
	JOIN delivery_line ON delivery_line.entry = claim.entry AND delivery_line.line = claim.line
	UNION ALL
	SELECT movement.entry, MIN(movement.line), 'returned', supplier_credit.supplier, entry.document, movement.layer,
		-SUM(movement.containers), -SUM(movement.value), supplier_credit.amount
	FROM supplier_credit
	JOIN entry ON entry.number = supplier_credit.entry
	JOIN movement ON movement.entry = entry.number AND movement.reason = 'returned'
	WHERE entry.kind = 'returned'
	GROUP BY movement.entry, supplier_credit.supplier, entry.document, movement.layer, supplier_credit.amount
)
SELECT entry.day AS day, entry.number AS entry, owed.reason AS reason, supplier.code AS supplier,
	owed.document AS document, product.code AS product, lot.code AS lot, owed.containers AS containers,
	owed.value AS value,
	CASE WHEN owed.line = (SELECT MIN(other.line) FROM owed AS other WHERE other.entry = owed.entry) THEN
		NULLIF(COALESCE(owed.amount, 0) + COALESCE((SELECT CAST(SUM(later.amount) AS INTEGER)
			FROM supplier_credit AS later
			WHERE later.of = owed.entry
				AND NOT EXISTS (SELECT 1 FROM entry AS back WHERE back.voids = later.entry)), 0), 0) END AS credited
FROM owed
JOIN entry ON entry.number = owed.entry
JOIN layer ON layer.id = owed.layer
JOIN lot ON lot.id = layer.lot
JOIN product ON product.id = lot.product
LEFT JOIN supplier ON supplier.id = owed.supplier
WHERE (CAST(:supplier AS TEXT) IS NULL OR supplier.code = :supplier)
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = owed.entry)
ORDER BY entry.day, entry.number, owed.line
