-- title: Orders
-- about: The orders that there are, and where they stand.
-- roles: manager doctor nurse accountant
-- parameter: open count 0 -- only those that are drafted or on their way: 1
-- parameter: supplier supplier -- only to this supplier
-- column: order text 8 Order
-- column: supplier text 14 Supplier
-- column: state text 10 State
-- column: started day 11 Started [minor 3]
-- column: sent day 11 Sent [minor]
-- column: expected day 11 Expected
-- column: late days 7 Late
-- column: products count 9 Products [minor 2]
-- column: to_come count 11 To come
-- column: value money$ 13 Value
SELECT 'R' || CAST(purchase_order.number AS TEXT) AS "order", supplier.code AS supplier,
	order_state.state AS state,
	started.day AS started,
	(SELECT entry.day FROM order_step JOIN entry ON entry.number = order_step.entry
		WHERE order_step.number = purchase_order.number AND order_step.step = 'sent') AS sent,
	order_state.expected AS expected,
	CASE
		WHEN order_state.state IN ('sent', 'part') AND order_state.expected < :today
		THEN days_between(:today, order_state.expected)
	END AS late,
	(SELECT COUNT(*) FROM order_position WHERE order_position.number = purchase_order.number) AS products,
	(SELECT CAST(COALESCE(SUM(order_balance.containers), 0) AS INTEGER) FROM order_balance
		WHERE order_balance.number = purchase_order.number) AS to_come,
	(SELECT CAST(SUM(order_position.net) AS INTEGER) FROM order_position
		WHERE order_position.number = purchase_order.number) AS value
FROM purchase_order
JOIN supplier ON supplier.id = purchase_order.supplier
JOIN order_state ON order_state.number = purchase_order.number
JOIN entry AS started ON started.number = purchase_order.entry
WHERE (CAST(:open AS INTEGER) = 0 OR order_state.state IN ('draft', 'sent', 'part'))
	AND (CAST(:supplier AS INTEGER) IS NULL OR supplier.id = :supplier)
ORDER BY purchase_order.number
