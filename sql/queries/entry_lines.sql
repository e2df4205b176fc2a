-- The movements of an entry, with the words that people know them by.
SELECT product.code AS product, lot.code AS lot, location.code AS location, product.unit AS unit,
	movement.opened AS opened, movement.reason AS reason, movement.containers AS containers,
	movement.content AS content, movement.value AS value
FROM movement
JOIN layer ON layer.id = movement.layer
JOIN lot ON lot.id = layer.lot
JOIN product ON product.id = lot.product
JOIN location ON location.id = movement.location
WHERE movement.entry = :number
ORDER BY movement.line
