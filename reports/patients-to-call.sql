-- title: Patients to call
-- about: Whom lots went into, with room to sign off each call: of a recall, a lot or a product.
-- roles: manager doctor nurse accountant
-- parameter: lot lot -- lots of this code
-- parameter: product product -- only of this product
-- parameter: recall count -- the lots of this recall: its number
-- with: lots
-- column: patient textp 10 Patient
-- column: product text 14 Product
-- column: lot text 14 Lot
-- column: sessions text 18 Sessions
-- column: last day 11 Last on
-- column: used quantity 11 Used
-- column: unit text 6 Unit
-- column: incident text 10 Incident [rule state]
-- column: called day 14 Called on
-- column: by text 16 By
-- column: result textp 32 Result
-- sign: Complete on, by
WITH part AS (
	SELECT session.patient AS patient, wanted.lot AS lot, session.number AS number, MAX(session.entry) AS entry,
		SUM(-drawn.content) AS used
	FROM wanted
	CROSS JOIN layer
	CROSS JOIN drawn
	CROSS JOIN session
	WHERE layer.lot = wanted.lot AND drawn.layer = layer.id AND drawn.reason IN ('used', 'consumed')
		AND session.entry = drawn.session
	GROUP BY session.patient, wanted.lot, session.number
	HAVING SUM(drawn.content) < 0
), had AS (
	SELECT part.patient AS patient, part.lot AS lot, GROUP_CONCAT(CAST(part.number AS TEXT), ', ') AS sessions,
		MAX(entry.day) AS last, SUM(part.used) AS used,
		MAX(CASE WHEN EXISTS (SELECT 1 FROM incident WHERE incident.entry = part.entry) THEN 1 ELSE 0 END) AS incident
	FROM (SELECT patient, lot, number, entry, used FROM part ORDER BY patient, lot, number) AS part
	JOIN entry ON entry.number = part.entry
	GROUP BY part.patient, part.lot
), called AS (
	SELECT recall_note.patient AS patient, MAX(recall_note.entry) AS entry
	FROM recall_note
	WHERE recall_note.recall = :recall AND recall_note.patient IS NOT NULL
		AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = recall_note.entry)
	GROUP BY recall_note.patient
)
SELECT patient.code AS patient, product.code AS product, lot.code AS lot, had.sessions AS sessions, had.last AS last,
	CAST(had.used AS INTEGER) AS used, product.unit AS unit,
	CASE WHEN had.incident = 1 THEN 'INCIDENT' END AS incident, entry.day AS called,
	COALESCE(operator.code, entry.login) AS by, recall_note.note AS result
FROM had
JOIN patient ON patient.id = had.patient
JOIN lot ON lot.id = had.lot
JOIN product ON product.id = lot.product
LEFT JOIN called ON called.patient = had.patient
LEFT JOIN recall_note ON recall_note.entry = called.entry
LEFT JOIN entry ON entry.number = called.entry
LEFT JOIN operator ON operator.id = entry.operator
ORDER BY patient.code, product.code, lot.code
