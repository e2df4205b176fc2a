-- title: Changes
-- about: What was recorded after an entry, or after a workbook was written, for days of a month: what that workbook does not know yet.
-- roles: manager accountant
-- parameter: month month -- for days of that month
-- parameter: from day -- for days from that one on
-- parameter: to day -- for days up to that one
-- parameter: since entry 0 -- recorded after this entry; or a workbook, which bears the last entry that it knows
-- column: day day 11 Day
-- column: entry count 8 Entry
-- column: recorded time 17 Recorded
-- column: kind text 12 Kind
-- column: reason text 12 Reason
-- column: why text 28 Why [minor 3]
-- column: product text 20 Product
-- column: lot text 18 Lot
-- column: content quantity 11 Content
-- column: unit text 6 Unit
-- column: value money$ 13 Value [total]
-- column: difference money$ 13 Price difference [total] [minor]
-- column: operator text 14 Operator [minor 2]
-- Opening a container and moving things about changes neither content nor value. What was said of prices of goods that
-- were gone already stands as a price difference, and is no part of the stock's value.
WITH chosen AS (
	SELECT number, day, recorded, kind, why, login, operator
	FROM entry
	WHERE number > :since AND day >= COALESCE(CAST(:from AS TEXT), '') AND day <= CAST(:until AS TEXT)
), line AS (
	SELECT movement.entry AS entry, movement.reason AS reason, layer.lot AS lot, MIN(movement.line) AS line,
		SUM(movement.content) AS content, SUM(movement.value) AS value, NULL AS difference
	FROM chosen
	CROSS JOIN movement
	JOIN layer ON layer.id = movement.layer
	WHERE movement.entry = chosen.number AND movement.reason NOT IN ('opened', 'transferred')
	GROUP BY movement.entry, movement.reason, layer.lot
	UNION ALL
	SELECT price_difference.entry, 'price difference', layer.lot, 1000000 + MIN(price_difference.line), NULL, NULL,
		SUM(price_difference.value)
	FROM chosen
	CROSS JOIN price_difference
	JOIN layer ON layer.id = price_difference.layer
	WHERE price_difference.entry = chosen.number
	GROUP BY price_difference.entry, layer.lot
)
SELECT chosen.day AS day, chosen.number AS entry, chosen.recorded AS recorded, chosen.kind AS kind,
	line.reason AS reason, chosen.why AS why, product.code AS product, lot.code AS lot,
	CAST(line.content AS INTEGER) AS content, product.unit AS unit, CAST(line.value AS INTEGER) AS value,
	CAST(line.difference AS INTEGER) AS difference, COALESCE(operator.code, chosen.login) AS operator
FROM chosen
LEFT JOIN line ON line.entry = chosen.number
LEFT JOIN lot ON lot.id = line.lot
LEFT JOIN product ON product.id = lot.product
LEFT JOIN operator ON operator.id = chosen.operator
ORDER BY chosen.number, line.line
