-- The price differences of an entry, with the words that people know their lots by.
SELECT price_difference.layer AS layer, price_difference.value AS value, product.code AS product, lot.code AS lot
FROM price_difference
JOIN layer ON layer.id = price_difference.layer
JOIN lot ON lot.id = layer.lot
JOIN product ON product.id = lot.product
WHERE price_difference.entry = :entry
ORDER BY price_difference.line
