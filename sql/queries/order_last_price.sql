-- What a product cost when it last came, from a delivery that stands and was not free.
SELECT delivered.containers AS containers, delivered.net AS net
FROM lot
JOIN layer ON layer.lot = lot.id
JOIN delivered ON delivered.entry = layer.entry AND delivered.layer = layer.id
JOIN entry ON entry.number = layer.entry
WHERE lot.product = :product AND delivered.net > 0 AND delivered.containers > 0
ORDER BY entry.time DESC, entry.number DESC, delivered.line DESC
LIMIT 1
