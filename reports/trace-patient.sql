-- title: Trace of a patient
-- about: Every lot that a patient had, or that went into one session or preparation, and how it stands now.
-- roles: manager doctor nurse accountant
-- parameter: patient patient -- what this patient had
-- parameter: entry count -- what went into this session or preparation: its number
-- column: day day 11 Day
-- column: session count 8 Session
-- column: preparation text 11 Preparation [minor 3]
-- column: patient textp 10 Patient [minor]
-- column: area text 7 Area [minor 4]
-- column: product text 14 Product
-- column: maker text 18 Maker [minor 2]
-- column: lot text 14 Lot
-- column: expires day 11 Expires [rule expiry]
-- column: used quantity 11 Used
-- column: residue quantity 11 Residue [minor 5]
-- column: unit text 6 Unit
-- column: status text 12 Lot is [rule state]
-- column: state text 18 State [rule state]
-- column: reactions texth 30 Reactions [minor 6]
WITH visit AS (
	SELECT session.entry AS entry
	FROM session
	WHERE session.patient = :patient AND CAST(:entry AS INTEGER) IS NULL
	UNION
	SELECT session.entry
	FROM session
	WHERE session.number = :entry
	UNION
	SELECT session.entry
	FROM session
	WHERE CAST(:patient AS INTEGER) IS NULL AND CAST(:entry AS INTEGER) IS NULL
), mixture AS (
	SELECT taken.preparation AS preparation
	FROM visit
	JOIN session_preparation AS taken ON taken.entry = visit.entry
	UNION
	SELECT preparation.id
	FROM standing
	CROSS JOIN preparation
	WHERE preparation.id = standing.preparation AND CAST(:entry AS INTEGER) IS NULL
		AND (CAST(:patient AS INTEGER) IS NULL OR preparation.patient = :patient)
	UNION
	SELECT preparation.id
	FROM preparation
	WHERE preparation.entry = :entry
), act AS (
	SELECT other.entry AS entry
	FROM visit
	CROSS JOIN session
	CROSS JOIN session AS other
	WHERE session.entry = visit.entry AND other.number = session.number
), line AS (
	SELECT movement.entry AS entry, movement.line AS line
	FROM mixture
	CROSS JOIN movement
	WHERE movement.preparation = mixture.preparation
	UNION
	SELECT movement.entry, movement.line
	FROM act
	CROSS JOIN movement
	WHERE movement.entry = act.entry
	UNION
	SELECT movement.entry, movement.line
	FROM act
	CROSS JOIN entry AS void
	CROSS JOIN movement
	WHERE void.voids = act.entry AND movement.entry = void.number
), part AS (
	SELECT drawn.session AS session, drawn.preparation AS preparation, layer.lot AS lot,
		SUM(CASE WHEN drawn.reason = 'residue' THEN 0 ELSE -drawn.content END) AS used,
		SUM(CASE WHEN drawn.reason = 'residue' THEN -drawn.content ELSE 0 END) AS residue,
		MIN(drawn.entry) AS entry
	FROM line
	CROSS JOIN drawn
	CROSS JOIN layer
	WHERE drawn.entry = line.entry AND drawn.line = line.line AND layer.id = drawn.layer
		AND drawn.reason IN ('used', 'residue', 'consumed')
	GROUP BY drawn.session, drawn.preparation, layer.lot
), had AS (
	SELECT part.session AS session, part.preparation AS preparation, part.lot AS lot, part.used AS used,
		part.residue AS residue, part.entry AS entry
	FROM part
	WHERE part.session IN (SELECT entry FROM visit)
		OR (part.preparation IN (SELECT preparation FROM mixture) AND part.session IS NULL)
		OR (part.preparation IN (SELECT id FROM preparation WHERE preparation.entry = :entry))
	UNION ALL
	SELECT taken.entry, part.preparation, part.lot, 0, 0, part.entry
	FROM part
	JOIN session_preparation AS taken ON taken.preparation = part.preparation
	JOIN entry AS void ON void.voids = taken.entry
	WHERE taken.entry IN (SELECT entry FROM visit) AND taken.entry <> COALESCE(part.session, 0)
		AND taken.entry <> part.entry
)
SELECT entry.day AS day, session.number AS session,
	CAST(preparation.entry AS TEXT) || CASE WHEN preparation.ordinal > 1 THEN '.' || CAST(preparation.ordinal AS TEXT) ELSE '' END AS preparation,
	patient.code AS patient, session.area AS area, product.code AS product, product.maker AS maker, lot.code AS lot,
	lot.expires AS expires, CAST(had.used AS INTEGER) AS used, CAST(had.residue AS INTEGER) AS residue,
	product.unit AS unit,
	CASE
		WHEN lot.status = 'recalled' THEN 'RECALLED'
		WHEN lot.expires < :today THEN 'EXPIRED'
		WHEN lot.status = 'held' THEN 'HELD'
		ELSE 'usable'
	END AS status,
	CASE
		WHEN void.number IS NOT NULL THEN 'VOID by ' || CAST(void.number AS TEXT)
		WHEN had.session < (SELECT MAX(later.entry) FROM session AS later WHERE later.number = session.number)
		THEN 'CORRECTED'
		WHEN EXISTS (SELECT 1 FROM incident WHERE incident.entry IN (had.session, had.entry))
		THEN 'INCIDENT'
		WHEN had.session IS NULL AND standing.preparation IS NOT NULL THEN 'STANDING'
		WHEN had.session IS NULL THEN 'DISCARDED'
	END AS state,
	(SELECT GROUP_CONCAT(name, ', ') FROM (
		SELECT reaction_now.severity || ' ' || reaction_now.kind AS name
		FROM reaction_now
		WHERE reaction_now.session = session.number
		ORDER BY reaction_now.day, reaction_now.entry) AS noticed) AS reactions
FROM had
JOIN lot ON lot.id = had.lot
JOIN product ON product.id = lot.product
JOIN entry ON entry.number = COALESCE(had.session, had.entry)
LEFT JOIN session ON session.entry = had.session
LEFT JOIN preparation ON preparation.id = had.preparation
LEFT JOIN standing ON standing.preparation = had.preparation
LEFT JOIN patient ON patient.id = COALESCE(session.patient, preparation.patient)
LEFT JOIN entry AS void ON void.voids = COALESCE(had.session, preparation.entry)
ORDER BY entry.time, entry.number, had.entry, product.code, lot.code, preparation.id
