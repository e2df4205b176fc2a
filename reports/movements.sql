-- title: Movements
-- about: Every line of the ledger that moved stock, with the balance of the lot at that place after it.
-- roles: manager doctor nurse accountant
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- parameter: product product -- only this product
-- parameter: lot lot -- only this lot
-- parameter: location location -- only this place
-- parameter: valuation valuation layer -- what things cost: layer (each delivery's lot), fifo or average
-- with: past
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
WITH past_layer AS (
	SELECT subject, CAST(old AS INTEGER) AS lot,
		ROW_NUMBER() OVER (PARTITION BY subject ORDER BY entry, line) AS turn
	FROM revision
	WHERE thing = 'layer' AND day > CAST(:until AS TEXT)
)
SELECT COALESCE(past_layer.lot, layer.lot) AS lot, part.location AS location,
	CAST(SUM(part.content) AS INTEGER) AS balance
FROM (
	SELECT balance.layer AS layer, balance.location AS location, balance.content AS content
	FROM balance
	WHERE CAST(:from AS TEXT) IS NOT NULL
	UNION ALL
	SELECT opened.layer, opened_balance.location, opened_balance.content
	FROM opened_balance
	JOIN opened ON opened.number = opened_balance.opened
	WHERE CAST(:from AS TEXT) IS NOT NULL
	UNION ALL
	SELECT movement.layer, movement.location, -movement.content
	FROM entry
	CROSS JOIN movement
	WHERE movement.entry = entry.number AND entry.day >= CAST(:from AS TEXT)
) AS part
JOIN layer ON layer.id = part.layer
LEFT JOIN past_layer ON past_layer.subject = layer.id AND past_layer.turn = 1
GROUP BY COALESCE(past_layer.lot, layer.lot), part.location
-- rows:
SELECT entry.day AS day, entry.number AS entry, entry.kind AS kind, movement.reason AS reason,
	COALESCE(entry.document, delivery.invoice) AS document, COALESCE(past_product.code, product.code) AS product,
	COALESCE(past_lot.code, lot.code) AS lot, COALESCE(past_location.code, location.code) AS location,
	movement.containers AS containers, movement.content AS content, movement.value AS value, lot.id AS lot_id, location.id AS location_id
FROM entry
CROSS JOIN movement
CROSS JOIN layer
LEFT JOIN past AS past_layer ON past_layer.thing = 'layer' AND past_layer.subject = layer.id
JOIN lot ON lot.id = COALESCE(past_layer.lot, layer.lot)
JOIN product ON product.id = lot.product
JOIN location ON location.id = movement.location
LEFT JOIN past AS past_lot ON past_lot.thing = 'lot' AND past_lot.subject = lot.id
LEFT JOIN past AS past_product ON past_product.thing = 'product' AND past_product.subject = product.id
LEFT JOIN past AS past_location ON past_location.thing = 'location' AND past_location.subject = location.id
LEFT JOIN delivery ON delivery.entry = entry.number
WHERE movement.entry = entry.number AND layer.id = movement.layer
	AND entry.day >= COALESCE(CAST(:from AS TEXT), '')
	AND entry.day <= CAST(:until AS TEXT)
	-- Of one product or lot only the entries are looked into that moved its layers.
	AND ((CAST(:product AS INTEGER) IS NULL AND CAST(:lot AS TEXT) IS NULL) OR entry.number IN (
		SELECT moved.entry
		FROM (
			SELECT layer.id AS layer, layer.lot AS lot
			FROM layer
			UNION ALL
			SELECT moved_layer.subject, moved_layer.lot
			FROM past AS moved_layer
			WHERE moved_layer.thing = 'layer' AND moved_layer.lot IS NOT NULL
		) AS held
		JOIN lot AS held_lot ON held_lot.id = held.lot
		LEFT JOIN past AS renamed ON renamed.thing = 'lot' AND renamed.subject = held_lot.id
		CROSS JOIN movement AS moved
		WHERE moved.layer = held.layer
			AND (CAST(:product AS INTEGER) IS NULL OR held_lot.product = :product)
			AND (CAST(:lot AS TEXT) IS NULL OR COALESCE(renamed.code, held_lot.code) = :lot)
	))
	AND (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (CAST(:lot AS TEXT) IS NULL OR COALESCE(past_lot.code, lot.code) = :lot)
	AND (CAST(:location AS INTEGER) IS NULL OR location.id = :location)
ORDER BY entry.day, entry.number, movement.line
