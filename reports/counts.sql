-- title: Counts: differences
-- about: What counts found to differ from the ledger, and why. A posting that was voided is taken back on its own line.
-- roles: manager doctor nurse accountant
-- parameter: month month -- posted in that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- parameter: product product -- only this product
-- parameter: location location -- only this place
-- parameter: count text -- only this count (C4)
-- column: count text 7 Count
-- column: day day 11 Day
-- column: entry count 7 Entry
-- column: product text 14 Product
-- column: lot text 18 Lot
-- column: expires day 11 Expires
-- column: location text 12 Location
-- column: opened text 8 Opened
-- column: expected quantity 11 Expected
-- column: counted quantity 11 Counted
-- column: containers count 11 Containers [total]
-- column: content quantity 11 Content
-- column: unit text 6 Unit
-- column: value money$ 13 Value [total]
-- column: reason text 30 Reason
-- column: counters text 20 Counters
WITH posting AS (
	SELECT entry.number AS number, entry.day AS day, entry.number AS result, 1 AS sign
	FROM entry
	JOIN count_end ON count_end.entry = entry.number
	UNION ALL
	SELECT entry.number, entry.day, entry.voids, -1
	FROM entry
	JOIN count_end ON count_end.entry = entry.voids
), result AS (
	SELECT posting.number AS number, posting.day AS day, posting.sign AS sign, count_result.count AS count,
		count_result.item AS item, count_result.expected AS expected, count_result.counted AS counted,
		count_result.value AS value, count_result.why AS why, count_result.counters AS counters,
		posting.sign * (count_result.counted - count_result.expected) AS difference,
		count_line.lot AS lot, count_line.location AS location, count_line.opened AS opened,
		CASE WHEN count_line.opened IS NULL AND COALESCE(count_line.found, 'sealed') = 'sealed' THEN 1 ELSE 0
		END AS sealed
	FROM posting
	JOIN count_result ON count_result.entry = posting.result
	JOIN count_line ON count_line.count = count_result.count AND count_line.line = count_result.item
	WHERE count_result.counted <> count_result.expected
)
SELECT 'C' || CAST(result.count AS TEXT) AS count, result.day AS day, result.number AS entry,
	product.code AS product, lot.code AS lot, lot.expires AS expires, location.code AS location,
	'O' || CAST(result.opened AS TEXT) AS opened,
	CASE WHEN result.sealed = 1 THEN result.expected * 1000 ELSE result.expected END AS expected,
	CASE WHEN result.sealed = 1 THEN result.counted * 1000 ELSE result.counted END AS counted,
	CASE WHEN result.sealed = 1 THEN result.difference ELSE 0 END AS containers,
	CASE WHEN result.sealed = 1 THEN result.difference * product.content ELSE result.difference END AS content,
	product.unit AS unit, result.sign * result.value AS value, result.why AS reason, result.counters AS counters
FROM result
JOIN lot ON lot.id = result.lot
JOIN product ON product.id = lot.product
JOIN location ON location.id = result.location
WHERE result.day >= COALESCE(CAST(:from AS TEXT), '')
	AND result.day <= COALESCE(CAST(:to AS TEXT), '9999')
	AND (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (CAST(:location AS INTEGER) IS NULL OR location.id = :location)
	AND (CAST(:count AS TEXT) IS NULL OR 'C' || CAST(result.count AS TEXT) = :count)
ORDER BY result.day, result.number, result.item
