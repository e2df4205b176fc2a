-- A line of a delivery as the last correction that stands left it.
SELECT entry.kind AS kind, entry.time AS time, void.number AS voided_by, delivery_line.line AS line,
	delivery_line.layer AS layer, product.id AS product, product.code AS product_code, product.container AS container,
	product.content AS content, lot.code AS lot, movement.location AS location, location.code AS location_code,
	now.containers AS containers, now.net AS net, now.fees AS fees, now.tax_rate AS tax_rate, now.tax AS tax,
	now.recoverable AS recoverable, now.charged_by AS charged_by, delivery_line.package AS package,
	(SELECT MIN(gone.entry) FROM movement AS gone
		WHERE gone.layer = delivery_line.layer AND gone.reason = 'returned' AND gone.content < 0
			AND NOT EXISTS (SELECT 1 FROM entry AS back WHERE back.voids = gone.entry)) AS returned,
	(SELECT CAST(COALESCE(SUM(other.net + other.fees), 0) AS INTEGER) FROM delivery_now AS other
		WHERE other.paper = now.paper AND other.tax_rate = now.tax_rate
			AND (other.delivery = now.delivery OR other.delivery IN (SELECT settlement.delivery FROM settlement
				WHERE settlement.entry = now.paper))
			AND NOT (other.delivery = now.delivery AND other.line = now.line)) AS others,
	(SELECT COUNT(*) FROM delivery_line AS other WHERE other.entry = entry.number) AS lines
FROM entry
LEFT JOIN entry AS void ON void.voids = entry.number
LEFT JOIN delivery_line ON delivery_line.entry = entry.number
	AND (CAST(:line AS INTEGER) IS NULL OR delivery_line.line = :line)
LEFT JOIN delivery_now AS now ON now.delivery = delivery_line.entry AND now.line = delivery_line.line
LEFT JOIN layer ON layer.id = delivery_line.layer
LEFT JOIN lot ON lot.id = layer.lot
LEFT JOIN product ON product.id = lot.product
LEFT JOIN movement ON movement.entry = entry.number AND movement.layer = delivery_line.layer
	AND movement.reason = 'received'
LEFT JOIN location ON location.id = movement.location
WHERE entry.number = :delivery
ORDER BY delivery_line.line
LIMIT 1
