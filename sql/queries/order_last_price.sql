-- What a product cost when it last came, from a delivery that stands and was not free.
SELECT delivery_line.containers AS containers, delivery_line.net AS net
FROM lot
JOIN layer ON layer.lot = lot.id
JOIN delivery_line ON delivery_line.entry = layer.entry AND delivery_line.layer = layer.id
JOIN entry ON entry.number = layer.entry
WHERE lot.product = :product AND delivery_line.net > 0
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = layer.entry)
ORDER BY entry.time DESC, entry.number DESC, delivery_line.line DESC
LIMIT 1
