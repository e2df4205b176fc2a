-- What there is, fit for use, of the product that another replaces, or that replaces it.
SELECT other.code AS code, CASE WHEN other.id = product.replaces THEN 1 ELSE 0 END AS older,
	CAST(SUM(balance.containers) AS INTEGER) AS containers
FROM product
JOIN product AS other ON other.id = product.replaces OR other.replaces = product.id
JOIN balance ON balance.product = other.id
JOIN layer ON layer.id = balance.layer
JOIN lot ON lot.id = layer.lot
JOIN location ON location.id = balance.location
WHERE product.id = :product AND lot.status = 'released' AND location.usable = 1
	AND (lot.expires IS NULL OR lot.expires >= :day)
GROUP BY other.id, other.code, product.replaces
ORDER BY other.code
