-- title: Preparations
-- about: What was mixed for whom, with every component's lot; what was voided is left out.
-- roles: manager doctor nurse accountant
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- parameter: recipe recipe -- only this recipe
-- parameter: patient patient -- only this patient
-- column: prepared time 17 Prepared
-- column: preparation text 12 Preparation
-- column: session text 9 Session
-- column: patient textp 12 Patient
-- column: recipe text 14 Recipe
-- column: version count 8 Version
-- column: product text 20 Product
-- column: maker text 18 Maker
-- column: lot text 18 Lot
-- column: expires day 11 Expires
-- column: used quantity 11 Used
-- column: residue quantity 11 Residue
-- column: unit text 6 Unit
-- column: use_by time 17 Use by
-- column: operator text 12 Operator
WITH drawn AS (
	SELECT movement.preparation AS preparation, layer.lot AS lot,
		SUM(CASE WHEN movement.reason = 'used' THEN -movement.content ELSE 0 END) AS used,
		SUM(CASE WHEN movement.reason = 'residue' THEN -movement.content ELSE 0 END) AS residue
	FROM entry
	CROSS JOIN movement
	CROSS JOIN layer
	WHERE movement.entry = entry.number AND layer.id = movement.layer
		AND movement.preparation IS NOT NULL AND movement.reason IN ('used', 'residue')
		AND entry.day >= COALESCE(CAST(:from AS TEXT), '')
	GROUP BY movement.preparation, layer.lot
)
SELECT preparation.prepared AS prepared,
	CASE
		WHEN preparation.ordinal = 1 THEN CAST(preparation.entry AS TEXT)
		ELSE CAST(preparation.entry AS TEXT) || '.' || CAST(preparation.ordinal AS TEXT)
	END AS preparation,
	(SELECT CAST(MAX(session.number) AS TEXT) FROM session_preparation
		JOIN session ON session.entry = session_preparation.entry
		WHERE session_preparation.preparation = preparation.id
			AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.entry = session.entry)) AS session,
	patient.code AS patient, recipe.code AS recipe, preparation.version AS version, product.code AS product,
	product.maker AS maker, lot.code AS lot, lot.expires AS expires, CAST(drawn.used AS INTEGER) AS used,
	CAST(drawn.residue AS INTEGER) AS residue, product.unit AS unit, preparation.use_by AS use_by,
	COALESCE(operator.code, made.login) AS operator
FROM drawn
JOIN preparation ON preparation.id = drawn.preparation
JOIN entry AS made ON made.number = preparation.entry
JOIN lot ON lot.id = drawn.lot
JOIN product ON product.id = lot.product
JOIN patient ON patient.id = preparation.patient
LEFT JOIN recipe ON recipe.id = preparation.recipe
LEFT JOIN operator ON operator.id = made.operator
WHERE (drawn.used <> 0 OR drawn.residue <> 0)
	AND made.day >= COALESCE(CAST(:from AS TEXT), '')
	AND made.day <= COALESCE(CAST(:to AS TEXT), '9999')
	AND (CAST(:recipe AS INTEGER) IS NULL OR recipe.id = :recipe)
	AND (CAST(:patient AS INTEGER) IS NULL OR patient.id = :patient)
ORDER BY preparation.prepared, preparation.id, product.code, lot.code
