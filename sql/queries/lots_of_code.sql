-- The lots of a code, whatever their product.
SELECT lot.id AS id, lot.product AS product, lot.code AS code, lot.expires AS expires,
	CASE lot.status WHEN 'released' THEN 0 WHEN 'held' THEN 1 ELSE 2 END AS status, product.code AS product_code
FROM lot
JOIN product ON product.id = lot.product
WHERE lot.code = :code
ORDER BY product.code
