-- How much of which product went into a mixture, and was given out with it?
SELECT lot.product AS product, CAST(SUM(-movement.content) AS INTEGER) AS content
FROM preparation
JOIN movement ON movement.entry = preparation.entry AND movement.preparation = preparation.id
JOIN layer ON layer.id = movement.layer
JOIN lot ON lot.id = layer.lot
WHERE preparation.id = :preparation AND movement.reason IN ('used', 'consumed')
GROUP BY lot.product
ORDER BY MIN(movement.line)
