-- title: Session
-- about: What a session injected, for the patient: lots, expiries, aftercare, the next day; no prices.
-- roles: manager doctor nurse
-- parameter: session count -- number of the session
-- column: name text 34 Product
-- column: maker text 24 Maker
-- column: lot text 18 Lot
-- column: expires day 11 Expires
-- column: used quantity 11 Used
-- column: unit text 6 Unit
-- sign: Treated by
-- sign: Patient
-- facts:
SELECT label, text
FROM (
	SELECT 1 AS place, 0 AS line, 'Session' AS label, CAST(number AS TEXT) AS text FROM session WHERE entry = :session
	UNION ALL
	SELECT 2, 0, 'Day', entry.day FROM entry WHERE number = :session
	UNION ALL
	SELECT 3, 0, 'Patient', patient.code
	FROM session JOIN patient ON patient.id = session.patient
	WHERE session.entry = (SELECT MAX(entry) FROM session WHERE number = :session)
	UNION ALL
	SELECT 4, 0, 'Treated by', practitioner
	FROM session
	WHERE entry = (SELECT MAX(entry) FROM session WHERE number = :session)
	UNION ALL
	SELECT 5, line, 'Area', area
	FROM session_part
	WHERE entry = (SELECT MAX(entry) FROM session WHERE number = :session)
	UNION ALL
	SELECT 5, line, 'Zones', zones
	FROM session_part
	WHERE entry = (SELECT MAX(entry) FROM session WHERE number = :session)
	UNION ALL
	SELECT 6, 0, 'Indication', indication
	FROM visit
	WHERE entry = (SELECT MAX(entry) FROM session WHERE number = :session)
	UNION ALL
	SELECT 7, MIN(told.line), 'Aftercare', told.aftercare
	FROM (
		SELECT session_part.line AS line, preparation.recipe AS recipe, preparation.version AS version,
			COALESCE((
				-- What it was before the first change by a later version.
				SELECT CASE WHEN change.old IS NULL THEN '' ELSE change.old END
				FROM change
				WHERE change.thing = 'recipe' AND change.subject = preparation.recipe AND change.field = 'aftercare'
					AND change.entry >= (SELECT MIN(later.entry) FROM change AS later
						WHERE later.thing = 'recipe' AND later.subject = preparation.recipe
							AND later.field = 'version' AND CAST(later.new AS INTEGER) > preparation.version)
				ORDER BY change.entry, change.line
				LIMIT 1), recipe.aftercare) AS aftercare
		FROM session_part
		JOIN preparation ON preparation.id = session_part.preparation
		JOIN recipe ON recipe.id = preparation.recipe
		WHERE session_part.entry = (SELECT MAX(entry) FROM session WHERE number = :session)
	) AS told
	WHERE told.aftercare <> ''
	GROUP BY told.recipe, told.version, told.aftercare
	UNION ALL
	SELECT DISTINCT 8, course_state.course, 'Next due',
		course_state.due || CASE WHEN course_state.latest > course_state.due THEN ' to ' || course_state.latest ELSE '' END
	FROM session_course
	JOIN course_state ON course_state.course = session_course.course
	WHERE session_course.entry = (SELECT MAX(entry) FROM session WHERE number = :session)
		AND course_state.due IS NOT NULL
) AS fact
ORDER BY place, line, label
-- rows:
WITH current AS (
	SELECT MAX(entry) AS entry FROM session WHERE number = :session
), drawn AS (
	SELECT layer.lot AS lot, CAST(SUM(-movement.content) AS INTEGER) AS used,
		MIN(movement.entry) AS first_entry, MIN(movement.line) AS first
	FROM current
	CROSS JOIN movement
	JOIN layer ON layer.id = movement.layer
	LEFT JOIN session_correction AS anew ON anew.entry = movement.entry
	WHERE movement.reason IN ('used', 'consumed') AND movement.line > COALESCE(anew.taken_back, 0)
		AND (movement.entry = current.entry OR movement.entry IN (
			SELECT preparation.entry
			FROM session_preparation
			JOIN preparation ON preparation.id = session_preparation.preparation
			WHERE session_preparation.entry = current.entry))
	GROUP BY layer.lot
)
SELECT product.name AS name, product.maker AS maker, lot.code AS lot, lot.expires AS expires, drawn.used AS used,
	product.unit AS unit
FROM drawn
JOIN lot ON lot.id = drawn.lot
JOIN product ON product.id = lot.product
WHERE drawn.used > 0
ORDER BY drawn.first_entry, drawn.first, product.code, lot.code
