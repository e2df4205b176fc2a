-- title: Stock card
-- about: What came and went of a product or lot, with what there was after it, in the whole clinic or at one place.
-- roles: manager doctor nurse accountant
-- parameter: product product -- only this product
-- parameter: lot lot -- only this lot
-- parameter: location location -- only this place
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- column: product text 14 Product
-- column: day day 11 Day
-- column: entry count 8 Entry
-- column: kind text 11 Kind
-- column: reason text 12 Reason
-- column: document text 16 Document
-- column: lot text 18 Lot
-- column: location text 12 Location
-- column: containers count 11 Containers
-- column: content quantity 11 Content
-- column: balance quantity 11 Balance [running content of product_id]
-- column: unit text 6 Unit
-- column: value money$ 13 Value
-- column: balance_value money$ 13 Balance value [running value of product_id]
-- column: product_id hidden
-- opening: what there is now, less what has moved from the first day on
SELECT lot.product, CAST(SUM(part.content) AS INTEGER) AS balance, CAST(SUM(part.value) AS INTEGER) AS balance_value
FROM (
	SELECT balance.layer AS layer, balance.location AS location, balance.content AS content, balance.value AS value
	FROM balance
	WHERE CAST(:from AS TEXT) IS NOT NULL
	UNION ALL
	SELECT opened.layer, opened_balance.location, opened_balance.content, opened_balance.value
	FROM opened_balance
	JOIN opened ON opened.number = opened_balance.opened
	WHERE CAST(:from AS TEXT) IS NOT NULL
	UNION ALL
	SELECT movement.layer, movement.location, -movement.content, -movement.value
	FROM entry
	CROSS JOIN movement
	WHERE movement.entry = entry.number AND entry.day >= CAST(:from AS TEXT)
) AS part
JOIN layer ON layer.id = part.layer
JOIN lot ON lot.id = layer.lot
WHERE (CAST(:lot AS TEXT) IS NULL OR lot.code = :lot)
	AND (CAST(:location AS INTEGER) IS NULL OR part.location = :location)
GROUP BY lot.product
-- rows:
-- A container that is opened only changes its place among the balances; a reason is told where it is the only one.
WITH moved AS (
	SELECT entry.number AS entry, layer.lot AS lot, movement.location AS location,
		MIN(NULLIF(movement.reason, 'opened')) AS first_reason, MAX(NULLIF(movement.reason, 'opened')) AS last_reason,
		CAST(SUM(movement.containers) AS INTEGER) AS containers,
		CAST(SUM(movement.content) AS INTEGER) AS content, CAST(SUM(movement.value) AS INTEGER) AS value,
		MIN(movement.line) AS line
	FROM entry
	CROSS JOIN movement
	CROSS JOIN layer
	WHERE movement.entry = entry.number AND layer.id = movement.layer
		AND entry.day >= COALESCE(CAST(:from AS TEXT), '')
		AND entry.day <= COALESCE(CAST(:to AS TEXT), '9999')
		AND (CAST(:location AS INTEGER) IS NULL OR movement.location = :location)
	GROUP BY entry.number, layer.lot, movement.location
)
SELECT product.code AS product, entry.day AS day, entry.number AS entry, entry.kind AS kind,
	CASE WHEN moved.first_reason = moved.last_reason THEN moved.first_reason END AS reason,
	COALESCE(entry.document, delivery.invoice) AS document, lot.code AS lot, location.code AS location,
	moved.containers AS containers, moved.content AS content, product.unit AS unit, moved.value AS value,
	product.id AS product_id
FROM moved
JOIN entry ON entry.number = moved.entry
JOIN lot ON lot.id = moved.lot
JOIN product ON product.id = lot.product
JOIN location ON location.id = moved.location
LEFT JOIN delivery ON delivery.entry = entry.number
WHERE (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (CAST(:lot AS TEXT) IS NULL OR lot.code = :lot)
ORDER BY product.code, entry.day, entry.number, moved.line
