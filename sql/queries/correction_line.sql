-- A line of a delivery as the last correction that stands left it.
SELECT entry.kind AS kind, entry.time AS time, void.number AS voided_by, delivery_line.line AS line,
	delivery_line.layer AS layer, product.id AS product, product.code AS product_code, product.container AS container,
	product.content AS content, lot.code AS lot, movement.location AS location, location.code AS location_code,
	COALESCE(fixed.containers, delivery_line.containers) AS containers, COALESCE(fixed.net, delivery_line.net) AS net,
	COALESCE(charge.fees, delivery_line.fees) AS fees, COALESCE(charge.tax_rate, delivery_line.tax_rate) AS tax_rate,
	COALESCE(charge.tax, delivery_line.tax) AS tax,
	COALESCE(charge.recoverable, delivery_line.recoverable) AS recoverable, charge.entry AS charged_by,
	delivery_line.package AS package,
	(SELECT MIN(gone.entry) FROM movement AS gone
		WHERE gone.layer = delivery_line.layer AND gone.reason = 'returned' AND gone.content < 0
			AND NOT EXISTS (SELECT 1 FROM entry AS back WHERE back.voids = gone.entry)) AS returned,
	(SELECT CAST(COALESCE(SUM(other.net + other.fees), 0) AS INTEGER) FROM delivery_now AS other
		WHERE other.delivery IN (SELECT delivery_line.entry
				UNION SELECT beside.delivery FROM settlement AS beside WHERE beside.entry = settled.entry)
			AND other.paper = COALESCE(settled.entry, entry.number)
			AND other.tax_rate = COALESCE(charge.tax_rate, delivery_line.tax_rate)
			AND NOT (other.delivery = delivery_line.entry AND other.line = delivery_line.line)) AS others,
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
LEFT JOIN line_charge AS charge ON charge.entry = fixed.entry AND charge.delivery = fixed.delivery
	AND charge.line = fixed.line
LEFT JOIN settlement AS settled ON settled.delivery = delivery_line.entry AND settled.line = delivery_line.line
	AND NOT EXISTS (SELECT 1 FROM entry AS back WHERE back.voids = settled.entry)
WHERE entry.number = :delivery
ORDER BY delivery_line.line
LIMIT 1
