-- title: Stock to be dealt with
-- about: What is left of lots, where it stands, and the command that deals with it: of a recall, a lot or a product.
-- roles: manager doctor nurse accountant
-- parameter: lot lot -- lots of this code
-- parameter: product product -- only of this product
-- parameter: recall count -- the lots of this recall: its number
-- with: lots
-- column: product text 14 Product
-- column: lot text 14 Lot
-- column: what text 12 What
-- column: location text 12 Location
-- column: state text 12 State [rule state]
-- column: containers count 11 Containers [total]
-- column: content quantity 11 Content
-- column: unit text 6 Unit
-- column: next text 60 Next [minor]
WITH found AS (
	SELECT layer.lot AS lot, 1 AS place, balance.location AS location, 0 AS number, 'sealed' AS what,
		SUM(balance.containers) AS containers, SUM(balance.content) AS content
	FROM wanted
	CROSS JOIN layer
	CROSS JOIN balance
	WHERE layer.lot = wanted.lot AND balance.layer = layer.id
	GROUP BY layer.lot, balance.location
	UNION ALL
	SELECT layer.lot, 2, opened_balance.location, opened.number, 'O' || CAST(opened.number AS TEXT), NULL,
		opened_balance.content
	FROM opened_balance
	CROSS JOIN opened
	CROSS JOIN layer
	CROSS JOIN wanted
	WHERE opened.number = opened_balance.opened AND layer.id = opened.layer AND wanted.lot = layer.lot
	UNION ALL
	SELECT layer.lot, 3, MIN(movement.location), preparation.entry,
		'mixture ' || CAST(preparation.entry AS TEXT) ||
			CASE WHEN preparation.ordinal > 1 THEN '.' || CAST(preparation.ordinal AS TEXT) ELSE '' END,
		NULL, -SUM(movement.content)
	FROM standing
	CROSS JOIN preparation
	CROSS JOIN movement
	CROSS JOIN layer
	CROSS JOIN wanted
	WHERE preparation.id = standing.preparation AND movement.preparation = preparation.id
		AND movement.reason = 'used' AND layer.id = movement.layer AND wanted.lot = layer.lot
	GROUP BY layer.lot, preparation.id, preparation.entry, preparation.ordinal
)
SELECT product.code AS product, lot.code AS lot, found.what AS what, location.code AS location,
	CASE
		WHEN location.usable = 0 AND found.place < 3 THEN 'quarantined'
		WHEN lot.status = 'recalled' THEN 'RECALLED'
		WHEN lot.expires < :today THEN 'EXPIRED'
		WHEN lot.status = 'held' THEN 'HELD'
		ELSE 'usable'
	END AS state,
	CAST(found.containers AS INTEGER) AS containers, CAST(found.content AS INTEGER) AS content, product.unit AS unit,
	CASE
		WHEN lot.status <> 'recalled' THEN NULL
		WHEN found.place = 1 THEN 'ampoule waste ' || product.code || '@' || lot.code || '=all --at ' || location.code || ' --reason recalled'
		WHEN found.place = 2 THEN 'ampoule discard ' || found.what || ' --reason recalled'
		ELSE 'ampoule discard ' || SUBSTR(found.what, 9) || ' --reason recalled'
	END AS next
FROM found
JOIN lot ON lot.id = found.lot
JOIN product ON product.id = lot.product
JOIN location ON location.id = found.location
ORDER BY product.code, lot.code, found.place, location.code, found.number
