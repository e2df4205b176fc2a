-- What an entry made of lines of deliveries: a correction, or their paper.
SELECT fixed.delivery AS delivery, fixed.line AS line, product.code AS product, lot.code AS lot,
	product.container AS container, fixed.containers AS containers, fixed.net AS net,
	COALESCE(charge.fees, delivery_line.fees) AS fees, COALESCE(charge.tax, delivery_line.tax) AS tax
FROM delivery_correction AS fixed
JOIN delivery_line ON delivery_line.entry = fixed.delivery AND delivery_line.line = fixed.line
JOIN layer ON layer.id = delivery_line.layer
JOIN lot ON lot.id = layer.lot
JOIN product ON product.id = lot.product
LEFT JOIN line_charge AS charge ON charge.entry = fixed.entry AND charge.delivery = fixed.delivery
	AND charge.line = fixed.line
WHERE fixed.entry = :number
ORDER BY fixed.delivery, fixed.line
