-- Orders whose state, or what has yet to come of them, is not what the records say.
WITH coming AS (
	SELECT order_position.number AS number, order_position.product AS product,
		order_position.ordered - order_position.received AS containers
	FROM order_position
	JOIN order_now ON order_now.number = order_position.number
	WHERE order_position.received < order_position.ordered AND order_now.state <> 'cancelled'
)
SELECT number FROM (SELECT number, state, expected FROM order_now
	EXCEPT SELECT number, state, expected FROM order_state) AS missing
UNION
SELECT number FROM (SELECT number, state, expected FROM order_state
	EXCEPT SELECT number, state, expected FROM order_now) AS wrong
UNION
SELECT number FROM (SELECT number, product, containers FROM coming
	EXCEPT SELECT number, product, containers FROM order_balance) AS owed
UNION
SELECT number FROM (SELECT number, product, containers FROM order_balance
	EXCEPT SELECT number, product, containers FROM coming) AS said
ORDER BY number
