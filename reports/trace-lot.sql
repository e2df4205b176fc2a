-- title: Trace of lots
-- about: All that became of a lot: where it came from, who had it, where the rest of it is.
-- roles: manager doctor nurse accountant
-- parameter: lot lot -- lots of this code
-- parameter: product product -- only of this product
-- parameter: recall count -- the lots of this recall: its number
-- with: lots
-- column: product text 14 Product [minor]
-- column: lot text 14 Lot
-- column: kind text 12 What
-- column: day day 11 Day
-- column: entry count 8 Entry
-- column: session count 8 Session
-- column: patient textp 10 Patient
-- column: location text 12 Location [minor 2]
-- column: containers count 11 Containers [minor 3]
-- column: content quantity 11 Content
-- column: unit text 6 Unit
-- column: state text 18 State [rule state]
-- column: note text 30 Note [minor 4]
WITH part AS (
	SELECT wanted.lot AS lot, drawn.entry AS entry, drawn.day AS day, drawn.voids AS voids,
		drawn.preparation AS preparation, drawn.reason AS reason, drawn.location AS location,
		MIN(drawn.session) AS session, MIN(drawn.line) AS line, SUM(drawn.containers) AS containers,
		SUM(drawn.content) AS content
	FROM wanted
	CROSS JOIN layer
	CROSS JOIN drawn
	WHERE layer.lot = wanted.lot AND drawn.layer = layer.id AND drawn.reason <> 'opened'
	GROUP BY wanted.lot, drawn.entry, drawn.day, drawn.voids, drawn.preparation, drawn.reason, drawn.location,
		CASE WHEN drawn.content > 0 THEN 1 ELSE 0 END
), shelf AS (
	SELECT wanted.lot AS lot, balance.location AS location, NULL AS opened, SUM(balance.containers) AS containers,
		SUM(balance.content) AS content
	FROM wanted
	CROSS JOIN layer
	CROSS JOIN balance
	WHERE layer.lot = wanted.lot AND balance.layer = layer.id
	GROUP BY wanted.lot, balance.location
	UNION ALL
	SELECT layer.lot, opened_balance.location, opened.number, NULL, opened_balance.content
	FROM opened_balance
	CROSS JOIN opened
	CROSS JOIN layer
	CROSS JOIN wanted
	WHERE opened.number = opened_balance.opened AND layer.id = opened.layer AND wanted.lot = layer.lot
), found AS (
	SELECT part.lot AS lot,
		CASE
			WHEN part.reason = 'opening' THEN 1
			WHEN part.reason = 'received' THEN 2
			WHEN part.reason IN ('counted', 'corrected', 'transferred') THEN 4
			WHEN part.reason IN ('used', 'residue', 'consumed') THEN 5
			ELSE 6
		END AS place,
		CASE
			WHEN part.reason <> 'used' THEN part.reason
			WHEN part.session IS NOT NULL THEN 'session'
			ELSE 'prepared'
		END AS kind,
		part.day AS day, part.entry AS entry, part.line AS line, session.number AS session,
		CASE WHEN part.session IS NOT NULL THEN session.patient ELSE preparation.patient END AS patient,
		part.location AS location,
		CASE
			WHEN part.reason IN ('opening', 'received', 'counted', 'corrected', 'transferred')
			THEN NULLIF(part.containers, 0)
			ELSE NULLIF(-part.containers, 0)
		END AS containers,
		CASE
			WHEN part.reason IN ('opening', 'received', 'counted', 'corrected', 'transferred') THEN part.content
			ELSE -part.content
		END AS content,
		CASE
			WHEN part.voids IS NOT NULL THEN 'voids ' || CAST(part.voids AS TEXT)
			WHEN void.number IS NOT NULL THEN 'VOID by ' || CAST(void.number AS TEXT)
			WHEN part.session < (SELECT MAX(later.entry) FROM session AS later WHERE later.number = session.number)
			THEN 'CORRECTED'
			WHEN EXISTS (SELECT 1 FROM incident WHERE incident.entry IN (part.session, part.entry))
			THEN 'INCIDENT'
			WHEN part.reason = 'used' AND part.session IS NULL AND standing.preparation IS NOT NULL THEN 'STANDING'
			WHEN part.reason = 'used' AND part.session IS NULL THEN 'DISCARDED'
		END AS state,
		CASE
			WHEN part.reason IN ('opening', 'received', 'returned') THEN supplier.code || COALESCE(', ' || delivery.invoice, '')
			WHEN part.preparation IS NOT NULL AND preparation.entry <> COALESCE(session.number, 0)
			THEN 'preparation ' || CAST(preparation.entry AS TEXT) ||
				CASE WHEN preparation.ordinal > 1 THEN '.' || CAST(preparation.ordinal AS TEXT) ELSE '' END
			WHEN part.voids IS NOT NULL OR part.session IS NULL THEN made.why
		END AS note
	FROM part
	JOIN entry AS made ON made.number = part.entry
	LEFT JOIN entry AS void ON void.voids = part.entry
	LEFT JOIN session ON session.entry = part.session
	LEFT JOIN preparation ON preparation.id = part.preparation
	LEFT JOIN standing ON standing.preparation = part.preparation
	LEFT JOIN delivery ON delivery.entry = part.entry
	LEFT JOIN supplier ON supplier.id = delivery.supplier
	UNION ALL
	SELECT part.lot, 5, 'session', entry.day, session.entry, part.line, session.number, session.patient, part.location,
		NULL, 0, 'VOID by ' || CAST(void.number AS TEXT), 'preparation ' || CAST(part.entry AS TEXT)
	FROM part
	JOIN session_preparation AS taken ON taken.preparation = part.preparation AND taken.entry <> part.entry
	JOIN session ON session.entry = taken.entry
	JOIN entry ON entry.number = session.entry
	JOIN entry AS void ON void.voids = session.entry
	WHERE part.reason = 'used' AND part.entry = (
		SELECT preparation.entry FROM preparation WHERE preparation.id = part.preparation)
	UNION ALL
	-- What was noticed of those who had it, in the place of their sessions.
	SELECT had.lot, 5, 'reaction', reaction_now.day, reaction_now.entry, 1, reaction_now.session, reaction_now.patient,
		NULL, NULL, NULL,
		CASE WHEN reaction_now.session_void IS NOT NULL THEN 'VOID by ' || CAST(reaction_now.session_void AS TEXT)
			ELSE reaction_now.severity END, reaction_now.kind
	FROM (SELECT DISTINCT part.lot AS lot, part.session AS visit
		FROM part
		WHERE part.reason IN ('used', 'consumed')) AS had
	JOIN reaction_now ON reaction_now.visit = had.visit
	WHERE :sees_health = 1
	UNION ALL
	SELECT wanted.lot, 3, CASE WHEN change.field = 'status' THEN 'status' ELSE 'lot corrected' END, entry.day,
		entry.number, change.line, NULL, NULL, NULL, NULL, NULL,
		CASE
			WHEN change.field <> 'status' THEN change.field || ' ' || COALESCE(change.old, 'none') || ' → ' || COALESCE(change.new, 'none')
			WHEN change.new = 'released' THEN 'released'
			ELSE UPPER(change.new)
		END,
		COALESCE((SELECT 'notice ' || recall.notice FROM recall WHERE recall.entry = change.entry), entry.why)
	FROM wanted
	CROSS JOIN change
	JOIN entry ON entry.number = change.entry
	WHERE change.thing = 'lot' AND change.subject = wanted.lot
		AND ((change.field = 'status' AND COALESCE(change.old, 'released') <> change.new)
			OR (change.field IN ('code', 'expires') AND change.old IS NOT NULL))
	UNION ALL
	SELECT wanted.lot, 3, 'merged', entry.day, entry.number, MIN(change.line), NULL, NULL, NULL, NULL, NULL,
		'from lot ' || other.code, entry.why
	FROM wanted
	CROSS JOIN layer
	CROSS JOIN change
	JOIN lot AS other ON other.id = CAST(change.old AS INTEGER)
	JOIN entry ON entry.number = change.entry
	WHERE layer.lot = wanted.lot AND change.thing = 'layer' AND change.subject = layer.id AND change.field = 'lot'
		AND change.old <> CAST(wanted.lot AS TEXT)
	GROUP BY wanted.lot, entry.day, entry.number, other.code, entry.why
	UNION ALL
	SELECT wanted.lot, 3, 'merged', entry.day, entry.number, MIN(change.line), NULL, NULL, NULL, NULL, NULL,
		'into lot ' || other.code, entry.why
	FROM change
	CROSS JOIN wanted
	JOIN lot AS other ON other.id = CAST(change.new AS INTEGER)
	JOIN entry ON entry.number = change.entry
	WHERE change.thing = 'layer' AND change.field = 'lot' AND change.old = CAST(wanted.lot AS TEXT)
	GROUP BY wanted.lot, entry.day, entry.number, other.code, entry.why
	UNION ALL
	SELECT shelf.lot, 7, CASE WHEN shelf.opened IS NULL THEN 'on hand' ELSE 'opened' END, NULL, NULL,
		COALESCE(shelf.opened, 0), NULL, NULL, shelf.location, shelf.containers, shelf.content,
		CASE WHEN location.usable = 0 THEN 'not for use' END, 'O' || CAST(shelf.opened AS TEXT)
	FROM shelf
	JOIN location ON location.id = shelf.location
	UNION ALL
	SELECT wanted.lot, 8, 'difference', NULL, NULL, 0, NULL, NULL, NULL, NULL,
		COALESCE((SELECT SUM(part.content) FROM part WHERE part.lot = wanted.lot), 0) -
			COALESCE((SELECT SUM(shelf.content) FROM shelf WHERE shelf.lot = wanted.lot), 0),
		NULL, NULL
	FROM wanted
)
SELECT product.code AS product, lot.code AS lot, found.kind AS kind, found.day AS day, found.entry AS entry,
	found.session AS session, patient.code AS patient, location.code AS location,
	CAST(found.containers AS INTEGER) AS containers, CAST(found.content AS INTEGER) AS content,
	product.unit AS unit, found.state AS state, found.note AS note
FROM found
JOIN lot ON lot.id = found.lot
JOIN product ON product.id = lot.product
LEFT JOIN patient ON patient.id = found.patient
LEFT JOIN location ON location.id = found.location
ORDER BY product.code, lot.code, lot.id, found.place, found.day, found.entry, found.line
