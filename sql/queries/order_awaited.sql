-- The first order that is on its way with a product, to a supplier or, where that is not said, to any.
SELECT order_balance.number AS number
FROM order_balance
JOIN order_state ON order_state.number = order_balance.number
JOIN purchase_order ON purchase_order.number = order_balance.number
WHERE order_balance.product = :product AND order_state.state IN ('sent', 'part')
	AND (CAST(:supplier AS INTEGER) IS NULL OR purchase_order.supplier = :supplier)
ORDER BY order_balance.number
LIMIT 1
