-- title: Usage
-- about: What went into sessions, and what rooms used up, lot by lot; a reversal is a negative row on its own day.
-- roles: manager doctor nurse accountant
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- parameter: product product -- only this product
-- parameter: lot lot -- only this lot
-- parameter: patient patient -- only this patient
-- parameter: valuation valuation layer -- what things cost: layer (each delivery's lot), fifo or average
-- with: past
-- column: day day 11 Day
-- column: session text 9 Session
-- column: course text 8 Course
-- column: patient textp 12 Patient
-- column: practitioner text 16 Practitioner
-- column: area text 7 Area
-- column: product text 20 Product
-- column: lot text 18 Lot
-- column: expires day 11 Expires
-- column: used quantity 11 Used
-- column: residue quantity 11 Residue
-- column: unit text 6 Unit
-- column: cost money$ 13 Cost [total]
WITH drawn AS (
	-- What takes a session back that was corrected, or void, is the session's as it was.
	SELECT entry.day AS day, entry.number AS entry,
		CASE
			WHEN movement.line <= anew.taken_back THEN anew.corrected
			ELSE COALESCE(entry.voids, entry.number)
		END AS act,
		movement.preparation AS preparation,
		COALESCE(past_layer.lot, layer.lot) AS lot,
		SUM(CASE WHEN movement.reason <> 'residue' THEN -movement.content ELSE 0 END) AS used,
		SUM(CASE WHEN movement.reason = 'residue' THEN -movement.content ELSE 0 END) AS residue,
		SUM(-movement.value) AS cost
	FROM entry
	CROSS JOIN movement
	CROSS JOIN layer
	LEFT JOIN session_correction AS anew ON anew.entry = entry.number
	LEFT JOIN past AS past_layer ON past_layer.thing = 'layer' AND past_layer.subject = layer.id
	WHERE movement.entry = entry.number AND layer.id = movement.layer
		AND movement.reason IN ('used', 'residue', 'consumed')
		AND entry.day >= COALESCE(CAST(:from AS TEXT), '')
		AND entry.day <= CAST(:until AS TEXT)
	GROUP BY entry.day, entry.number,
		CASE
			WHEN movement.line <= anew.taken_back THEN anew.corrected
			ELSE COALESCE(entry.voids, entry.number)
		END, movement.preparation, COALESCE(past_layer.lot, layer.lot)
)
SELECT drawn.day AS day, CAST(session.number AS TEXT) AS session,
	-- The mixture's own course; of what was given out, the only one of the session.
	COALESCE(
		(SELECT CAST(mine.course AS TEXT) FROM session_course AS mine
			WHERE mine.entry = session.entry AND mine.preparation = drawn.preparation),
		(SELECT CASE COUNT(DISTINCT whole.course) WHEN 1 THEN CAST(MIN(whole.course) AS TEXT) END
			FROM session_course AS whole
			WHERE whole.entry = session.entry AND drawn.preparation IS NULL)) AS course,
	patient.code AS patient,
	session.practitioner AS practitioner, COALESCE(part.area, session.area, past_recipe.area, recipe.area) AS area,
	COALESCE(past_product.code, product.code) AS product, COALESCE(past_lot.code, lot.code) AS lot,
	CASE WHEN past_lot.dated = 1 THEN past_lot.expires ELSE lot.expires END AS expires, CAST(drawn.used AS INTEGER) AS used,
	CAST(drawn.residue AS INTEGER) AS residue, product.unit AS unit, CAST(drawn.cost AS INTEGER) AS cost
FROM drawn
JOIN lot ON lot.id = drawn.lot
JOIN product ON product.id = lot.product
LEFT JOIN past AS past_lot ON past_lot.thing = 'lot' AND past_lot.subject = lot.id
LEFT JOIN past AS past_product ON past_product.thing = 'product' AND past_product.subject = product.id
LEFT JOIN preparation ON preparation.id = drawn.preparation
LEFT JOIN recipe ON recipe.id = preparation.recipe
LEFT JOIN past AS past_recipe ON past_recipe.thing = 'recipe' AND past_recipe.subject = recipe.id
LEFT JOIN session ON session.entry = CASE
	WHEN drawn.preparation IS NULL THEN drawn.act
	-- The session that held the mixture at the period's end; one that made it itself bears it though it is void.
	ELSE COALESCE((SELECT MAX(taken.entry) FROM session_preparation AS taken
		JOIN entry AS visit ON visit.number = taken.entry
		WHERE taken.preparation = drawn.preparation
			AND visit.day <= CAST(:until AS TEXT)
			AND NOT EXISTS (SELECT 1 FROM undone JOIN entry AS void ON void.number = undone.undone_by
				WHERE undone.entry = taken.entry AND void.day <= CAST(:until AS TEXT))),
			preparation.entry)
END
LEFT JOIN session_part AS part ON part.entry = session.entry AND part.preparation = drawn.preparation
LEFT JOIN patient ON patient.id = COALESCE(session.patient, preparation.patient)
WHERE (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (CAST(:lot AS TEXT) IS NULL OR COALESCE(past_lot.code, lot.code) = :lot)
	AND (CAST(:patient AS INTEGER) IS NULL OR patient.id = :patient)
ORDER BY drawn.day, drawn.entry, COALESCE(past_product.code, product.code), COALESCE(past_lot.code, lot.code)
