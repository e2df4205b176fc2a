-- What an entry did to orders, in words.
SELECT done.number AS number, supplier.code AS supplier, done.what AS what
FROM (
	SELECT number, 1 AS place, 0 AS line, 'begun' AS what FROM purchase_order WHERE entry = :entry
	UNION ALL
	SELECT order_line.number, 2, order_line.line, product.code || '=' || CAST(order_line.containers AS TEXT)
	FROM order_line JOIN product ON product.id = order_line.product
	WHERE order_line.entry = :entry
	UNION ALL
	SELECT number, 3, 0, step || COALESCE(', expected ' || expected, '') FROM order_step WHERE entry = :entry
	UNION ALL
	SELECT number, 4, 0, 'delivered' FROM order_receipt WHERE entry = :entry
	UNION ALL
	SELECT DISTINCT number, 4, 0, 'delivered' FROM receipt_line WHERE entry = :entry
) AS done
JOIN purchase_order ON purchase_order.number = done.number
JOIN supplier ON supplier.id = purchase_order.supplier
ORDER BY done.number, done.place, done.line
