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
SELECT session.number AS session, entry.time AS time, patient.code AS patient,
	COALESCE((SELECT GROUP_CONCAT(area, ' ') FROM (
		SELECT area FROM session_part WHERE entry = session.entry AND area IS NOT NULL
		GROUP BY area ORDER BY MIN(line)) AS parts), session.area) AS area,
	(SELECT GROUP_CONCAT(code, ' ') FROM (
		SELECT recipe.code AS code
		FROM session_preparation AS taken
		JOIN preparation ON preparation.id = taken.preparation
		JOIN recipe ON recipe.id = preparation.recipe
		WHERE taken.entry = session.entry
		GROUP BY recipe.code
		ORDER BY MIN(preparation.id)) AS mixed) AS recipe,
	session.practitioner AS practitioner,
	(SELECT GROUP_CONCAT(code, ' ') FROM (
		SELECT DISTINCT product.code AS code
		FROM movement
		JOIN layer ON layer.id = movement.layer
		JOIN lot ON lot.id = layer.lot
		JOIN product ON product.id = lot.product
		LEFT JOIN session_correction AS anew ON anew.entry = movement.entry
		WHERE (movement.entry = session.entry OR movement.entry IN (
				SELECT preparation.entry
				FROM session_preparation AS taken
				JOIN preparation ON preparation.id = taken.preparation
				WHERE taken.entry = session.entry))
			AND movement.line > COALESCE(anew.taken_back, 0)
		ORDER BY product.code) AS used) AS products,
	CASE
		WHEN void.number IS NOT NULL THEN 'VOID by ' || CAST(void.number AS TEXT)
		WHEN session.entry <> session.number THEN 'corrected by ' || CAST(session.entry AS TEXT)
	END AS state
FROM session
JOIN entry ON entry.number = session.number
JOIN patient ON patient.id = session.patient
LEFT JOIN entry AS void ON void.voids = session.entry
WHERE NOT EXISTS (SELECT 1 FROM session_correction AS later WHERE later.corrected = session.entry)
	AND (CAST(:patient AS INTEGER) IS NULL OR session.patient = :patient)
	AND (CAST(:from AS TEXT) IS NULL OR entry.day >= :from)
	AND (CAST(:to AS TEXT) IS NULL OR entry.day <= :to)
ORDER BY session.number DESC
LIMIT CAST(:limit AS INTEGER)
