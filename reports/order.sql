-- title: Order
-- about: One order: what it asks for, and what of it has come.
-- roles: manager doctor nurse accountant
-- parameter: order count -- its number, without the R
-- column: article text 14 Article [minor]
-- column: product text 14 Product
-- column: name text 32 Name [minor 3]
-- column: package count 11 Package of [minor 2]
-- column: ordered count 11 Ordered
-- column: received count 11 Received
-- column: to_come count 11 To come
-- column: value money$ 13 Value [total]
-- facts:
SELECT label, text
FROM (
	SELECT 1 AS place, 'Order' AS label, 'R' || CAST(:order AS TEXT) AS text
	UNION ALL
	SELECT 2, 'Supplier', supplier.name FROM purchase_order JOIN supplier ON supplier.id = purchase_order.supplier
	WHERE purchase_order.number = :order
	UNION ALL
	SELECT 3, 'State', state FROM order_state WHERE number = :order
	UNION ALL
	SELECT 4, 'Sent', entry.day FROM order_step JOIN entry ON entry.number = order_step.entry
	WHERE order_step.number = :order AND order_step.step = 'sent'
	UNION ALL
	SELECT 5, 'Expected', expected FROM order_state WHERE number = :order AND expected IS NOT NULL
	UNION ALL
	SELECT 6, 'Cancelled', entry.day || COALESCE(': ' || entry.why, '')
	FROM order_step JOIN entry ON entry.number = order_step.entry
	WHERE order_step.number = :order AND order_step.step = 'cancelled'
) AS fact
ORDER BY place
-- rows:
SELECT product.article AS article, product.code AS product, product.name AS name, order_position.package AS package,
	order_position.ordered AS ordered, CAST(order_position.received AS INTEGER) AS received,
	CAST(COALESCE(order_balance.containers, 0) AS INTEGER) AS to_come, order_position.net AS value
FROM order_position
JOIN product ON product.id = order_position.product
LEFT JOIN order_balance ON order_balance.number = order_position.number
	AND order_balance.product = order_position.product
WHERE order_position.number = :order
ORDER BY product.code
