-- What has yet to come of the orders that were sent, product by product.
SELECT order_balance.product AS product, order_balance.containers AS containers, order_state.expected AS expected,
	product.lead_time AS lead_time,
	(SELECT entry.day
		FROM order_step
		JOIN entry ON entry.number = order_step.entry
		WHERE order_step.number = order_balance.number AND order_step.step = 'sent') AS sent
FROM order_balance
JOIN order_state ON order_state.number = order_balance.number
JOIN product ON product.id = order_balance.product
WHERE order_state.state IN ('sent', 'part')
ORDER BY order_balance.product, order_state.expected, order_balance.number
