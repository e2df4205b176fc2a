-- title: Consumption
-- about: What sessions and rooms took of each product, how much of it was residue, and what it cost.
-- roles: manager doctor nurse accountant
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- parameter: product product -- only this product
-- parameter: area area -- only products for this area
-- parameter: valuation valuation layer -- what things cost: layer (each delivery's lot), fifo or average
-- with: past
-- column: product text 20 Product
-- column: name text 32 Name
-- column: area text 7 Area
-- column: sessions count 9 Sessions
-- column: containers count 11 Containers [total]
-- column: used quantity 11 Used
-- column: residue quantity 11 Residue
-- column: unit text 6 Unit
-- column: residue_share percent 9 Residue share
-- column: cost money$ 13 Cost [total]
WITH line AS (
	SELECT lot.product AS product, movement.reason AS reason, movement.containers AS containers,
		movement.content AS content, movement.value AS value,
		CASE
			WHEN movement.preparation IS NULL AND movement.line <= anew.taken_back THEN anew.corrected
			WHEN movement.preparation IS NULL THEN COALESCE(entry.voids, entry.number)
			-- The session that held the mixture at the period's end; one that made it itself bears it though it is void.
			ELSE COALESCE((SELECT MAX(taken.entry) FROM session_preparation AS taken
				JOIN entry AS visit ON visit.number = taken.entry
				WHERE taken.preparation = movement.preparation
					AND visit.day <= CAST(:until AS TEXT)
					AND NOT EXISTS (SELECT 1 FROM undone JOIN entry AS void ON void.number = undone.undone_by
						WHERE undone.entry = taken.entry AND void.day <= CAST(:until AS TEXT))), preparation.entry)
		END AS visit
	FROM entry
	CROSS JOIN movement
	CROSS JOIN layer
	CROSS JOIN lot
	LEFT JOIN preparation ON preparation.id = movement.preparation
	LEFT JOIN session_correction AS anew ON anew.entry = entry.number
	WHERE movement.entry = entry.number AND layer.id = movement.layer AND lot.id = layer.lot
		AND movement.reason IN ('opened', 'used', 'residue', 'consumed')
		AND entry.day >= COALESCE(CAST(:from AS TEXT), '')
		AND entry.day <= CAST(:until AS TEXT)
), visit AS (
	SELECT product, visit, SUM(-containers) AS containers,
		SUM(CASE WHEN reason IN ('used', 'consumed') THEN -content ELSE 0 END) AS used,
		SUM(CASE WHEN reason = 'residue' THEN -content ELSE 0 END) AS residue,
		SUM(CASE WHEN reason = 'opened' THEN 0 ELSE -value END) AS cost
	FROM line
	GROUP BY product, visit
), taken AS (
	SELECT visit.product AS product,
		SUM(CASE
			WHEN session.entry IS NULL THEN 0
			WHEN visit.used > 0 THEN 1
			WHEN visit.used < 0 THEN -1
			ELSE 0
		END) AS sessions,
		SUM(visit.containers) AS containers, SUM(visit.used) AS used, SUM(visit.residue) AS residue,
		SUM(visit.cost) AS cost
	FROM visit
	LEFT JOIN session ON session.entry = visit.visit
	GROUP BY visit.product
)
SELECT COALESCE(past_product.code, product.code) AS product, COALESCE(past_product.name, product.name) AS name,
	COALESCE(past_product.area, product.area) AS area,
	CAST(taken.sessions AS INTEGER) AS sessions, CAST(taken.containers AS INTEGER) AS containers,
	CAST(taken.used AS INTEGER) AS used, CAST(taken.residue AS INTEGER) AS residue, product.unit AS unit,
	CAST(CASE
		WHEN taken.residue >= 0 AND taken.used + taken.residue > 0
		THEN (taken.residue * 20000 + taken.used + taken.residue) / (2 * (taken.used + taken.residue))
	END AS INTEGER) AS residue_share,
	CAST(taken.cost AS INTEGER) AS cost
FROM taken
JOIN product ON product.id = taken.product
LEFT JOIN past AS past_product ON past_product.thing = 'product' AND past_product.subject = product.id
WHERE (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (CAST(:area AS TEXT) IS NULL OR COALESCE(past_product.area, product.area) = :area)
ORDER BY COALESCE(past_product.code, product.code)
