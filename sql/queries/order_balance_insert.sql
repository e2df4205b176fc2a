-- What of an order has yet to come.
INSERT INTO order_balance (number, product, containers)
SELECT order_position.number, order_position.product, order_position.ordered - order_position.received
FROM order_position
JOIN order_now ON order_now.number = order_position.number
WHERE order_position.number = :number AND order_position.received < order_position.ordered
	AND order_now.state <> 'cancelled'
