-- An order, where it stands, and how long its supplier takes for what is on it.
SELECT purchase_order.supplier AS supplier, supplier.code AS supplier_code, order_state.state AS state,
	order_state.expected AS expected,
	(SELECT COUNT(*) FROM order_position WHERE order_position.number = purchase_order.number) AS products,
	(SELECT MAX(product.lead_time) FROM order_position JOIN product ON product.id = order_position.product
		WHERE order_position.number = purchase_order.number) AS lead_time
FROM purchase_order
JOIN supplier ON supplier.id = purchase_order.supplier
JOIN order_state ON order_state.number = purchase_order.number
WHERE purchase_order.number = :number
