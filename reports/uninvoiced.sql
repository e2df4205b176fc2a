-- title: Not invoiced
-- about: Goods that came before their paper: in stock at the last price until 'ampoule invoice' settles them.
-- roles: manager doctor nurse accountant
-- parameter: as-of day -- what had come, and had no paper, up to that day
-- parameter: supplier text -- only this supplier's, by code
-- column: day day 11 Day
-- column: entry count 8 Entry
-- column: line count 6 Line
-- column: supplier text 14 Supplier
-- column: product text 14 Product
-- column: lot text 18 Lot
-- column: containers count 11 Containers [total]
-- column: estimated money$ 13 Estimated [total]
SELECT entry.day AS day, entry.number AS entry, delivery_line.line AS line, supplier.code AS supplier,
	product.code AS product, lot.code AS lot, COALESCE(fixed.containers, delivery_line.containers) AS containers,
	COALESCE(fixed.net, delivery_line.net) AS estimated
FROM delivery_line
JOIN delivery ON delivery.entry = delivery_line.entry
JOIN entry ON entry.number = delivery_line.entry
JOIN layer ON layer.id = delivery_line.layer
JOIN lot ON lot.id = layer.lot
JOIN product ON product.id = lot.product
LEFT JOIN supplier ON supplier.id = delivery.supplier
LEFT JOIN delivery_correction AS fixed ON fixed.delivery = delivery_line.entry AND fixed.line = delivery_line.line
	AND fixed.entry = (SELECT MAX(last.entry) FROM delivery_correction AS last
		JOIN entry AS paper ON paper.number = last.entry
		WHERE last.delivery = delivery_line.entry AND last.line = delivery_line.line
			AND paper.day <= COALESCE(CAST(:as_of AS TEXT), '9999')
			AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = paper.number
				AND void.day <= COALESCE(CAST(:as_of AS TEXT), '9999')))
WHERE delivery_line.estimated = 1
	AND entry.day <= COALESCE(CAST(:as_of AS TEXT), '9999')
	AND (CAST(:supplier AS TEXT) IS NULL OR supplier.code = :supplier)
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = entry.number
		AND void.day <= COALESCE(CAST(:as_of AS TEXT), '9999'))
	AND NOT EXISTS (SELECT 1 FROM settlement JOIN entry AS paper ON paper.number = settlement.entry
		WHERE settlement.delivery = delivery_line.entry AND settlement.line = delivery_line.line
			AND paper.day <= COALESCE(CAST(:as_of AS TEXT), '9999')
			AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = paper.number
				AND void.day <= COALESCE(CAST(:as_of AS TEXT), '9999')))
ORDER BY entry.day, entry.number, delivery_line.line
