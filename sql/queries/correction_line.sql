-- A line of a delivery as the last correction that stands left it.
SELECT entry.kind AS kind, entry.time AS time, void.number AS voided_by, delivery_line.line AS line,
	delivery_line.layer AS layer, product.id AS product, product.code AS product_code, product.container AS container,
	product.content AS content, lot.code AS lot, movement.location AS location, location.code AS location_code,
	COALESCE(fixed.containers, delivery_line.containers) AS containers, COALESCE(fixed.net, delivery_line.net) AS net,
	delivery_line.package AS package,
	(SELECT MIN(gone.entry) FROM movement AS gone
		WHERE gone.layer = delivery_line.layer AND gone.reason = 'returned' AND gone.content < 0
			AND NOT EXISTS (SELECT 1 FROM entry AS back WHERE back.voids = gone.entry)) AS returned,
	(SELECT COUNT(*) FROM delivery_line AS other WHERE other.entry = entry.number) AS lines
FROM entry
LEFT JOIN entry AS void ON void.voids = entry.number
LEFT JOIN delivery_line ON delivery_line.entry = entry.number
	AND (CAST(:line AS INTEGER) IS NULL OR delivery_line.line = :line)
LEFT JOIN layer ON layer.id = delivery_line.layer
LEFT JOIN lot ON lot.id = layer.lot
LEFT JOIN product ON product.id = lot.product
LEFT JOIN movement ON movement.entry = entry.number AND movement.layer = delivery_line.layer
	AND movement.reason = 'received'
LEFT JOIN location ON location.id = movement.location
LEFT JOIN delivery_correction AS fixed ON fixed.delivery = entry.number AND fixed.line = delivery_line.line
	AND fixed.entry = (SELECT MAX(last.entry) FROM delivery_correction AS last
		WHERE last.delivery = entry.number AND last.line = delivery_line.line
			AND NOT EXISTS (SELECT 1 FROM entry AS back WHERE back.voids = last.entry))
WHERE entry.number = :delivery
ORDER BY delivery_line.line
LIMIT 1
