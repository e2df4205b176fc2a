-- title: Lots
-- about: Every lot that is on the shelf, with its status; all lots there ever were with --all.
-- roles: manager doctor nurse accountant
-- parameter: product product -- only this product
-- parameter: all count 0 -- those that are used up too: 1
-- column: product text 14 Product
-- column: lot text 18 Lot
-- column: expires day 11 Expires [rule expiry]
-- column: days_left days 9 Days left
-- column: status text 12 Status [rule state]
-- column: content quantity 11 Content
-- column: unit text 6 Unit
-- column: value money$ 13 Value [total]
WITH shelf AS (
	SELECT layer.lot AS lot, balance.content AS content, balance.value AS value
	FROM balance
	CROSS JOIN layer
	WHERE layer.id = balance.layer
	UNION ALL
	SELECT layer.lot, opened_balance.content, opened_balance.value
	FROM opened_balance
	CROSS JOIN opened
	CROSS JOIN layer
	WHERE opened.number = opened_balance.opened AND layer.id = opened.layer
), held AS (
	SELECT lot, SUM(content) AS content, SUM(value) AS value
	FROM shelf
	GROUP BY lot
)
SELECT product.code AS product, lot.code AS lot, lot.expires AS expires,
	days_between(lot.expires, :today) AS days_left,
	CASE
		WHEN lot.status = 'recalled' THEN 'RECALLED'
		WHEN lot.expires < :today THEN 'EXPIRED'
		WHEN lot.status = 'held' THEN 'HELD'
		ELSE 'usable'
	END AS status,
	CAST(COALESCE(held.content, 0) AS INTEGER) AS content, product.unit AS unit,
	CAST(COALESCE(held.value, 0) AS INTEGER) AS value
FROM lot
JOIN product ON product.id = lot.product
LEFT JOIN held ON held.lot = lot.id
WHERE (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (held.lot IS NOT NULL OR :all = 1)
ORDER BY product.code, lot.expires NULLS LAST, lot.code
