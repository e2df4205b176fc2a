-- title: Purchases
-- about: What was bought, line by line of its papers: a reversal is a negative row on its own day.
-- roles: manager doctor accountant
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- parameter: product product -- only this product
-- parameter: supplier text -- only this supplier's, by code
-- column: day day 11 Day
-- column: entry count 8 Entry
-- column: supplier text 14 Supplier
-- column: invoice text 16 Invoice
-- column: product text 14 Product
-- column: lot text 18 Lot
-- column: containers count 11 Containers [total]
-- column: net money$ 13 Net [total]
-- column: fees money$ 11 Fees [total]
-- column: tax_rate percent 9 Tax rate
-- column: tax money$ 11 Tax [total]
-- column: gross money$ 13 Gross [total]
WITH posted AS (
	SELECT entry.day AS day, entry.number AS entry, entry.number AS delivery, 1 AS sign
	FROM entry JOIN delivery ON delivery.entry = entry.number
	UNION ALL
	SELECT entry.day, entry.number, entry.voids, -1
	FROM entry JOIN delivery ON delivery.entry = entry.voids
)
SELECT posted.day AS day, posted.entry AS entry, supplier.code AS supplier, delivery.invoice AS invoice,
	product.code AS product, lot.code AS lot, posted.sign * line.containers AS containers, posted.sign * line.net AS net,
	posted.sign * line.fees AS fees, line.tax_rate AS tax_rate, posted.sign * line.tax AS tax,
	posted.sign * (line.net + line.fees + line.tax) AS gross
FROM posted
JOIN delivery ON delivery.entry = posted.delivery
JOIN delivery_line AS line ON line.entry = posted.delivery
JOIN layer ON layer.id = line.layer
JOIN lot ON lot.id = layer.lot
JOIN product ON product.id = lot.product
LEFT JOIN supplier ON supplier.id = delivery.supplier
WHERE posted.day >= COALESCE(CAST(:from AS TEXT), '')
	AND posted.day <= COALESCE(CAST(:to AS TEXT), '9999')
	AND (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (CAST(:supplier AS TEXT) IS NULL OR supplier.code = :supplier)
ORDER BY posted.day, posted.entry, line.line
