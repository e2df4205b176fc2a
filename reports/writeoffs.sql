-- title: Write-offs
-- about: What was broken, expired, spoiled, lost, given as a sample or recalled; a reversal is a negative row on its own day.
-- roles: manager doctor nurse accountant
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- parameter: product product -- only this product
-- parameter: lot lot -- only this lot
-- parameter: location location -- only this place
-- parameter: valuation valuation layer -- what things cost: layer (each delivery's lot), fifo or average
-- column: day day 11 Day
-- column: entry count 8 Entry
-- column: reason text 12 Reason
-- column: product text 20 Product
-- column: lot text 18 Lot
-- column: containers count 11 Containers [total]
-- column: content quantity 11 Content
-- column: unit text 6 Unit
-- column: operator text 14 Operator
-- column: note text 32 Note
-- column: value money$ 13 Value [total]
-- Codes and lots as they were when the period ended (`past`): what is changed later changes no month that was reported.
WITH earlier AS (
	SELECT thing, subject, field, old,
		ROW_NUMBER() OVER (PARTITION BY thing, subject, field ORDER BY entry, line) AS turn
	FROM revision
	WHERE day > COALESCE(CAST(:to AS TEXT), '9999')
), past AS (
	SELECT thing, subject, MAX(CASE WHEN field = 'code' THEN old END) AS code,
		MAX(CASE WHEN field = 'lot' THEN CAST(old AS INTEGER) END) AS lot
	FROM earlier
	WHERE turn = 1
	GROUP BY thing, subject
), gone AS (
	SELECT entry.day AS day, entry.number AS entry, movement.reason AS reason,
		COALESCE(past_layer.lot, layer.lot) AS lot,
		CAST(SUM(-movement.containers) AS INTEGER) AS containers,
		CAST(SUM(-movement.content) AS INTEGER) AS content,
		CAST(SUM(-movement.value) AS INTEGER) AS value, MIN(movement.line) AS first
	FROM entry
	CROSS JOIN movement
	CROSS JOIN layer
	LEFT JOIN past AS past_layer ON past_layer.thing = 'layer' AND past_layer.subject = layer.id
	WHERE movement.entry = entry.number AND layer.id = movement.layer
		AND movement.reason IN ('broken', 'expired', 'spoiled', 'lost', 'sample', 'recalled')
		AND entry.day >= COALESCE(CAST(:from AS TEXT), '')
		AND entry.day <= COALESCE(CAST(:to AS TEXT), '9999')
		AND (CAST(:location AS INTEGER) IS NULL OR movement.location = :location)
	GROUP BY entry.day, entry.number, movement.reason, COALESCE(past_layer.lot, layer.lot)
	HAVING SUM(movement.content) <> 0 OR SUM(movement.value) <> 0
)
SELECT gone.day AS day, gone.entry AS entry, gone.reason AS reason, COALESCE(past_product.code, product.code) AS product,
	COALESCE(past_lot.code, lot.code) AS lot, gone.containers AS containers, gone.content AS content, product.unit AS unit,
	COALESCE(operator.code, entry.login) AS operator, NULLIF(entry.why, gone.reason) AS note, gone.value AS value
FROM gone
JOIN entry ON entry.number = gone.entry
JOIN lot ON lot.id = gone.lot
JOIN product ON product.id = lot.product
LEFT JOIN past AS past_lot ON past_lot.thing = 'lot' AND past_lot.subject = lot.id
LEFT JOIN past AS past_product ON past_product.thing = 'product' AND past_product.subject = product.id
LEFT JOIN operator ON operator.id = entry.operator
WHERE (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (CAST(:lot AS TEXT) IS NULL OR COALESCE(past_lot.code, lot.code) = :lot)
ORDER BY gone.day, gone.entry, gone.first
