-- What was there at the end of a day, product by product: sealed containers by layer and place, and what was open.
WITH shelf AS (
	SELECT balance.layer AS layer, balance.location AS location, NULL AS opened, balance.containers AS containers,
		balance.content AS content
	FROM balance
	UNION ALL
	SELECT opened.layer, opened_balance.location, opened.number, 0, opened_balance.content
	FROM opened_balance
	JOIN opened ON opened.number = opened_balance.opened
	UNION ALL
	SELECT movement.layer, movement.location, movement.opened, -movement.containers, -movement.content
	FROM entry
	CROSS JOIN movement
	WHERE movement.entry = entry.number AND entry.day > CAST(:until AS TEXT)
)
SELECT lot.product AS product, shelf.layer AS layer, shelf.location AS location, shelf.opened AS opened,
	CAST(SUM(shelf.containers) AS INTEGER) AS containers, CAST(SUM(shelf.content) AS INTEGER) AS content
FROM shelf
JOIN layer ON layer.id = shelf.layer
JOIN lot ON lot.id = layer.lot
GROUP BY lot.product, shelf.layer, shelf.location, shelf.opened
HAVING SUM(shelf.content) <> 0
ORDER BY lot.product, shelf.layer, shelf.location, shelf.opened NULLS FIRST
