-- title: Balance of lots
-- about: What came of a lot, and where all of it is; what does not tie is the difference.
-- roles: manager doctor nurse accountant
-- parameter: lot lot -- lots of this code
-- parameter: product product -- only of this product
-- parameter: recall count -- the lots of this recall: its number
-- with: lots
-- column: product text 14 Product
-- column: lot text 14 Lot
-- column: item text 14 Balance
-- column: came_in quantity 11 Came in
-- column: accounted quantity 13 Accounted for
-- column: unit text 6 Unit
-- facts:
SELECT fact.label AS label, fact.text AS text
FROM (
	SELECT 'Lot' AS label, product.code || ' (' || product.name || COALESCE(', ' || product.maker, '') || ') lot ' ||
		lot.code || COALESCE(', expires ' || lot.expires, '') || ', now ' || lot.status AS text,
		product.code AS product, lot.code AS lot, 0 AS place
	FROM lot
	JOIN product ON product.id = lot.product
	WHERE (lot.code = CAST(:lot AS TEXT) AND (CAST(:product AS INTEGER) IS NULL OR lot.product = :product))
		OR lot.id IN (SELECT recall_scope.lot FROM recall_scope WHERE recall_scope.recall = :recall)
	UNION ALL
	SELECT 'Recall', CAST(recall.entry AS TEXT) || ', notice ' || recall.notice || ', lot ' || lot.code, product.code,
		lot.code, recall.entry
	FROM lot
	JOIN product ON product.id = lot.product
	JOIN recall_lot ON recall_lot.lot = lot.id
	JOIN recall ON recall.entry = recall_lot.entry
	WHERE lot.code = CAST(:lot AS TEXT) AND (CAST(:product AS INTEGER) IS NULL OR lot.product = :product)
		AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = recall.entry)
) AS fact
ORDER BY fact.product, fact.lot, fact.place
-- rows:
WITH moved AS (
	SELECT wanted.lot AS lot,
		CASE
			WHEN movement.reason = 'opening' THEN 1
			WHEN movement.reason = 'received' THEN 2
			WHEN movement.reason = 'counted' THEN 3
			WHEN movement.reason = 'corrected' THEN 4
			WHEN movement.reason = 'used' THEN 8
			WHEN movement.reason = 'residue' THEN 9
			WHEN movement.reason = 'consumed' THEN 10
			WHEN movement.reason = 'returned' THEN 12
			WHEN movement.reason IN ('opened', 'transferred') THEN 13
			ELSE 11
		END AS place,
		SUM(movement.content) AS content
	FROM wanted
	CROSS JOIN layer
	CROSS JOIN movement
	WHERE layer.lot = wanted.lot AND movement.layer = layer.id
	GROUP BY 1, 2
), shelf AS (
	SELECT wanted.lot AS lot, CASE WHEN location.usable = 0 THEN 6 ELSE 5 END AS place, balance.content AS content
	FROM wanted
	CROSS JOIN layer
	CROSS JOIN balance
	JOIN location ON location.id = balance.location
	WHERE layer.lot = wanted.lot AND balance.layer = layer.id
	UNION ALL
	SELECT layer.lot, 7, opened_balance.content
	FROM opened_balance
	CROSS JOIN opened
	CROSS JOIN layer
	CROSS JOIN wanted
	WHERE opened.number = opened_balance.opened AND layer.id = opened.layer AND wanted.lot = layer.lot
), line AS (
	SELECT lot, place, CASE WHEN place <= 4 THEN content END AS came_in,
		CASE WHEN place > 4 THEN -content END AS accounted
	FROM moved
	UNION ALL
	SELECT lot, place, NULL, SUM(content)
	FROM shelf
	GROUP BY lot, place
), told AS (
	SELECT lot, place, came_in, accounted
	FROM line
	WHERE place <> 13 AND COALESCE(came_in, accounted) <> 0
	UNION ALL
	SELECT wanted.lot, 14, NULL,
		COALESCE((SELECT SUM(COALESCE(line.came_in, 0) - COALESCE(line.accounted, 0)) FROM line
			WHERE line.lot = wanted.lot), 0)
	FROM wanted
)
SELECT product.code AS product, lot.code AS lot,
	CASE told.place
		WHEN 1 THEN 'opening'
		WHEN 2 THEN 'received'
		WHEN 3 THEN 'counted'
		WHEN 4 THEN 'corrected'
		WHEN 5 THEN 'on hand'
		WHEN 6 THEN 'quarantined'
		WHEN 7 THEN 'opened'
		WHEN 8 THEN 'used'
		WHEN 9 THEN 'residue'
		WHEN 10 THEN 'consumed'
		WHEN 11 THEN 'written off'
		WHEN 12 THEN 'returned'
		ELSE 'difference'
	END AS item,
	CAST(told.came_in AS INTEGER) AS came_in, CAST(told.accounted AS INTEGER) AS accounted, product.unit AS unit
FROM told
JOIN lot ON lot.id = told.lot
JOIN product ON product.id = lot.product
ORDER BY product.code, lot.code, lot.id, told.place
