-- Sessions that stand and used a lot, in mixtures that were made ahead too; all, or those after a day.
SELECT session.number AS number, entry.day AS day, entry.time AS time, patient.code AS patient,
	CAST(SUM(-movement.content) AS INTEGER) AS used,
	(SELECT COUNT(*) FROM finding WHERE finding.entry = session.entry AND finding.severity = 'overridden') AS overridden
FROM layer
JOIN movement ON movement.layer = layer.id AND movement.reason IN ('used', 'consumed')
LEFT JOIN session_preparation ON session_preparation.preparation = movement.preparation
JOIN session ON session.entry = COALESCE(session_preparation.entry,
	CASE WHEN movement.preparation IS NULL THEN movement.entry END)
JOIN entry ON entry.number = session.number
JOIN patient ON patient.id = session.patient
WHERE layer.lot = :lot AND (CAST(:after AS TEXT) IS NULL OR entry.day > :after)
	AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.entry = session.entry)
	AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.entry = movement.entry)
	AND movement.line > COALESCE((SELECT taken_back FROM session_correction AS anew
		WHERE anew.entry = movement.entry), 0)
GROUP BY session.number, session.entry, entry.day, entry.time, patient.code
HAVING SUM(-movement.content) > 0
ORDER BY entry.time, session.number
