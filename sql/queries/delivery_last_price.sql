-- What a product cost when it was last paid for: a line of the latest delivery that stands, neither free nor estimated.
SELECT delivered.containers AS containers, delivered.net AS net
FROM lot
JOIN layer ON layer.lot = lot.id
JOIN delivered ON delivered.entry = layer.entry AND delivered.layer = layer.id
JOIN entry ON entry.number = delivered.entry
WHERE lot.product = :product AND delivered.net > 0 AND delivered.containers > 0 AND delivered.estimated = 0
ORDER BY entry.day DESC, delivered.entry DESC, delivered.line DESC
LIMIT 1
