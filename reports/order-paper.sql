-- title: Order
-- about: The paper that an order goes to its supplier with.
-- roles: manager doctor nurse accountant
-- parameter: order count -- its number, without the R
-- column: article text 14 Article
-- column: name text 40 Name
-- column: content quantity 11 Content
-- column: unit text 6 Unit
-- column: package count 11 Package of
-- column: packages count 11 Packages
-- column: containers count 11 Quantity
-- column: value money$ 13 Value [total]
-- facts:
SELECT label, text
FROM (
	SELECT 1 AS place, 'Order' AS label, 'R' || CAST(:order AS TEXT) AS text
	UNION ALL
	SELECT 2, 'Supplier', supplier.name FROM purchase_order JOIN supplier ON supplier.id = purchase_order.supplier
	WHERE purchase_order.number = :order
	UNION ALL
	SELECT 3, 'Day', entry.day FROM order_step JOIN entry ON entry.number = order_step.entry
	WHERE order_step.number = :order AND order_step.step = 'sent'
	UNION ALL
	SELECT 4, 'Expected', expected FROM order_state WHERE number = :order AND expected IS NOT NULL
) AS fact
ORDER BY place
-- rows:
-- What the supplier calls it stands first; a product without an article number has its name.
SELECT product.article AS article, product.name AS name, product.content AS content, product.unit AS unit,
	order_position.package AS package, order_position.ordered / order_position.package AS packages,
	order_position.ordered AS containers, order_position.net AS value
FROM order_position
JOIN product ON product.id = order_position.product
WHERE order_position.number = :order
ORDER BY product.article NULLS LAST, product.code
