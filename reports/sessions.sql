-- title: Sessions
-- about: Who was treated when, with what. The newest first.
-- roles: manager doctor nurse
-- parameter: patient patient -- only this patient
-- parameter: from day -- on this day and later
-- parameter: to day -- on this day and earlier
-- parameter: limit count 100 -- at most so many
-- column: session count 8 Session
-- column: time time 17 Time
-- column: patient textp 10 Patient
-- column: area text 7 Area [minor 3]
-- column: recipe text 14 Recipe [minor]
-- column: practitioner text 16 Practitioner [minor 2]
-- column: products text 40 Products
-- column: state text 16 State [rule state]
SELECT session.number AS session, entry.time AS time, patient.code AS patient, session.area AS area,
	recipe.code AS recipe, session.practitioner AS practitioner,
	(SELECT GROUP_CONCAT(code, ' ') FROM (
		SELECT DISTINCT product.code AS code
		FROM movement
		JOIN layer ON layer.id = movement.layer
		JOIN lot ON lot.id = layer.lot
		JOIN product ON product.id = lot.product
		WHERE movement.entry = session.entry OR movement.entry = preparation.entry
		ORDER BY product.code) AS used) AS products,
	CASE WHEN void.number IS NOT NULL THEN 'VOID by ' || CAST(void.number AS TEXT) END AS state
FROM session
JOIN entry ON entry.number = session.entry
JOIN patient ON patient.id = session.patient
LEFT JOIN preparation ON preparation.id = (
	SELECT MIN(taken.preparation) FROM session_preparation AS taken WHERE taken.entry = session.entry)
LEFT JOIN recipe ON recipe.id = preparation.recipe
LEFT JOIN entry AS void ON void.voids = session.number
WHERE (CAST(:patient AS INTEGER) IS NULL OR session.patient = :patient)
	AND (CAST(:from AS TEXT) IS NULL OR entry.day >= :from)
	AND (CAST(:to AS TEXT) IS NULL OR entry.day <= :to)
ORDER BY session.entry DESC
LIMIT CAST(:limit AS INTEGER)
