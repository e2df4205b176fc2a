-- The lot that bore a code until it was corrected, the last one.
SELECT product.code AS product, lot.code AS code
FROM change
JOIN lot ON lot.id = change.subject
JOIN product ON product.id = lot.product
WHERE change.thing = 'lot' AND change.field = 'code' AND change.old = :code
	AND (CAST(:product AS INTEGER) IS NULL OR lot.product = :product)
ORDER BY change.entry DESC
LIMIT 1
