-- The lines with which a mixture was drawn up.
SELECT movement.layer AS layer, movement.location AS location, movement.opened AS opened,
	movement.content AS content, movement.value AS value, product.unit AS unit
FROM preparation
JOIN movement ON movement.entry = preparation.entry AND movement.preparation = preparation.id
JOIN layer ON layer.id = movement.layer
JOIN lot ON lot.id = layer.lot
JOIN product ON product.id = lot.product
WHERE preparation.id = :preparation AND movement.reason = 'used' AND movement.content < 0
ORDER BY movement.line
