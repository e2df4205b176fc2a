-- What is on hand within the limits of a count: sealed containers by lot and place, opened ones each on their own;
-- of what was counted, or found by a count, after a day nothing.
WITH held AS (
	SELECT layer.lot AS lot, balance.location AS location, NULL AS opened, SUM(balance.containers) AS amount
	FROM balance
	JOIN layer ON layer.id = balance.layer
	WHERE CAST(:product AS INTEGER) IS NULL OR balance.product = :product
	GROUP BY layer.lot, balance.location
	UNION ALL
	SELECT layer.lot, opened_balance.location, opened.number, opened_balance.content
	FROM opened_balance
	JOIN opened ON opened.number = opened_balance.opened
	JOIN layer ON layer.id = opened.layer
)
SELECT held.lot AS lot, held.location AS location, held.opened AS opened, CAST(held.amount AS INTEGER) AS amount
FROM held
JOIN lot ON lot.id = held.lot
JOIN product ON product.id = lot.product
JOIN location ON location.id = held.location
WHERE (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (CAST(:location AS INTEGER) IS NULL OR location.id = :location)
	AND (CAST(:area AS TEXT) IS NULL OR product.area = :area)
	AND (CAST(:after AS TEXT) IS NULL OR NOT EXISTS (
		SELECT 1
		FROM count_line
		JOIN count_result ON count_result.count = count_line.count AND count_result.item = count_line.line
		JOIN entry ON entry.number = count_result.entry
		WHERE count_line.lot = held.lot AND count_line.location = held.location
			AND (count_line.opened = held.opened OR (count_line.opened IS NULL AND held.opened IS NULL
				AND COALESCE(count_line.found, 'sealed') = 'sealed'))
			AND entry.day > CAST(:after AS TEXT)
			AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = entry.number)))
	AND (CAST(:after AS TEXT) IS NULL OR NOT EXISTS (
		SELECT 1
		FROM opened
		JOIN count_end ON count_end.entry = opened.entry
		JOIN entry ON entry.number = opened.entry
		WHERE opened.number = held.opened AND entry.day > CAST(:after AS TEXT)))
ORDER BY location.code, product.code, lot.expires NULLS LAST, lot.code, held.opened NULLS FIRST
