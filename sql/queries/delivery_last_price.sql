-- What a product cost when it was last paid for: a line of a delivery that stands, neither free nor estimated.
SELECT delivery_line.containers AS containers, delivery_line.net AS net
FROM lot
JOIN layer ON layer.lot = lot.id
JOIN delivery_line ON delivery_line.entry = layer.entry AND delivery_line.layer = layer.id
WHERE lot.product = :product AND delivery_line.net > 0 AND delivery_line.estimated = 0
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = layer.entry)
ORDER BY delivery_line.entry DESC, delivery_line.line DESC
LIMIT 1
