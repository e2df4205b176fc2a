-- title: Movements
-- about: Every line of the ledger that moved stock, with the balance of the lot at that place after it.
-- roles: manager doctor nurse accountant
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- parameter: product product -- only this product
-- parameter: lot lot -- only this lot
-- parameter: location location -- only this place
-- column: day day 11 Day
-- column: entry count 8 Entry
-- column: kind text 11 Kind
-- column: reason text 12 Reason
-- column: document text 16 Document
-- column: product text 20 Product
-- column: lot text 18 Lot
-- column: location text 12 Location
-- column: containers count 11 Containers [total]
-- column: content quantity 11 Content
-- column: balance quantity 11 Balance [running content of lot_id location_id]
-- column: value money$ 13 Value [total]
-- column: lot_id hidden
-- column: location_id hidden
-- opening: what there is now, less what has moved from the first day on
SELECT lot, location, CAST(SUM(content) AS INTEGER) AS balance
FROM (
	SELECT layer.lot AS lot, balance.location AS location, balance.content AS content
	FROM balance
	JOIN layer ON layer.id = balance.layer
	WHERE CAST(:from AS TEXT) IS NOT NULL
	UNION ALL
	SELECT layer.lot, opened_balance.location, opened_balance.content
	FROM opened_balance
	JOIN opened ON opened.number = opened_balance.opened
	JOIN layer ON layer.id = opened.layer
	WHERE CAST(:from AS TEXT) IS NOT NULL
	UNION ALL
	SELECT layer.lot, movement.location, -movement.content
	FROM entry
	CROSS JOIN movement
	CROSS JOIN layer
	WHERE movement.entry = entry.number AND layer.id = movement.layer AND entry.day >= CAST(:from AS TEXT)
) AS part
GROUP BY lot, location
-- rows:
SELECT entry.day AS day, entry.number AS entry, entry.kind AS kind, movement.reason AS reason,
	COALESCE(entry.document, delivery.invoice) AS document, product.code AS product, lot.code AS lot,
	location.code AS location, movement.containers AS containers, movement.content AS content,
	movement.value AS value, lot.id AS lot_id, location.id AS location_id
FROM entry
CROSS JOIN movement
CROSS JOIN layer
CROSS JOIN lot
CROSS JOIN product
CROSS JOIN location
LEFT JOIN delivery ON delivery.entry = entry.number
WHERE movement.entry = entry.number AND layer.id = movement.layer AND lot.id = layer.lot
	AND product.id = lot.product AND location.id = movement.location
	AND entry.day >= COALESCE(CAST(:from AS TEXT), '')
	AND entry.day <= COALESCE(CAST(:to AS TEXT), '9999')
	AND (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (CAST(:lot AS TEXT) IS NULL OR lot.code = :lot)
	AND (CAST(:location AS INTEGER) IS NULL OR location.id = :location)
ORDER BY entry.day, entry.number, movement.line
