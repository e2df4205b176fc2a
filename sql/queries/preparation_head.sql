-- A mixture by the number of its entry and its place in it.
SELECT preparation.id AS id, preparation.patient AS patient, patient.code AS patient_code, recipe.code AS recipe,
	NULLIF(recipe.area, 'any') AS area,
	preparation.prepared AS prepared, preparation.use_by AS use_by, component.code AS use_by_of,
	(SELECT CAST(COALESCE(SUM(-movement.content), 0) AS INTEGER)
		FROM movement
		JOIN layer ON layer.id = movement.layer
		JOIN lot ON lot.id = layer.lot
		JOIN product ON product.id = lot.product
		WHERE movement.entry = preparation.entry AND movement.preparation = preparation.id
			AND movement.reason = 'used' AND product.unit = 'ml') AS volume,
	CASE WHEN standing.preparation IS NULL THEN 0 ELSE 1 END AS stands,
	(SELECT MAX(session.number) FROM session_preparation
		JOIN session ON session.entry = session_preparation.entry
		WHERE session_preparation.preparation = preparation.id
			AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = session.entry)) AS session,
	(SELECT MAX(entry) FROM discarded_preparation AS gone
		WHERE gone.preparation = preparation.id
			AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = gone.entry)) AS discarded
FROM preparation
JOIN patient ON patient.id = preparation.patient
LEFT JOIN recipe ON recipe.id = preparation.recipe
LEFT JOIN product AS component ON component.id = preparation.use_by_of
LEFT JOIN standing ON standing.preparation = preparation.id
WHERE preparation.entry = :entry AND preparation.ordinal = :ordinal
