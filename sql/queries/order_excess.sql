-- Of which products a delivery brought for an order more than that still asked for, or which are not on it.
SELECT product.code AS code, COALESCE(order_position.ordered, 0) AS ordered,
	COALESCE(order_position.received, 0) AS received
FROM (SELECT DISTINCT lot.product AS id
	FROM delivery_line
	JOIN layer ON layer.id = delivery_line.layer
	JOIN lot ON lot.id = layer.lot
	WHERE delivery_line.entry = :entry
		AND (EXISTS (SELECT 1 FROM order_receipt
				WHERE order_receipt.entry = delivery_line.entry AND order_receipt.number = :number)
			OR EXISTS (SELECT 1 FROM receipt_line
				WHERE receipt_line.entry = delivery_line.entry AND receipt_line.line = delivery_line.line
					AND receipt_line.number = :number))) AS came
JOIN product ON product.id = came.id
LEFT JOIN order_position ON order_position.number = :number AND order_position.product = came.id
WHERE order_position.product IS NULL OR order_position.received > order_position.ordered
ORDER BY product.code
