-- title: Overrides and incidents
-- about: What was done although a rule refuses it, and what happened and should not have: why, and who answers for it.
-- roles: manager doctor
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- parameter: rule text -- only of this rule, as allergy
-- parameter: warnings count 0 -- what was warned of too: 1
-- column: day day 11 Day
-- column: entry count 8 Entry
-- column: session count 9 Session
-- column: patient textp 12 Patient
-- column: kind text 10 Kind
-- column: rule text 16 Rule
-- column: detail text 52 Detail
-- column: reason text 32 Reason
-- column: approver text 14 Answers
-- column: operator text 14 Operator
-- column: voided text 7 Voided
SELECT entry.day AS day, entry.number AS entry, session.number AS session,
	COALESCE(patient.code, mixed.code) AS patient,
	CASE
		WHEN finding.severity = 'warning' THEN 'warning'
		WHEN EXISTS (SELECT 1 FROM incident WHERE incident.entry = finding.entry AND incident.rule = finding.rule)
		THEN 'incident'
		ELSE 'override'
	END AS kind,
	finding.rule AS rule, finding.detail AS detail, finding.reason AS reason,
	CASE WHEN finding.severity = 'overridden' THEN COALESCE(approver.code, operator.code, entry.login) END AS approver,
	COALESCE(operator.code, entry.login) AS operator,
	CASE WHEN EXISTS (SELECT 1 FROM undone WHERE undone.entry = entry.number) THEN 'voided' END AS voided
FROM finding
JOIN entry ON entry.number = finding.entry
LEFT JOIN session ON session.entry = entry.number
LEFT JOIN patient ON patient.id = session.patient
LEFT JOIN (SELECT preparation.entry AS entry, MIN(patient.code) AS code
	FROM preparation
	JOIN patient ON patient.id = preparation.patient
	GROUP BY preparation.entry) AS mixed ON mixed.entry = entry.number
LEFT JOIN operator ON operator.id = entry.operator
LEFT JOIN operator AS approver ON approver.id = finding.approver
WHERE (finding.severity = 'overridden'
		OR (:warnings = 1 AND finding.severity = 'warning' AND entry.kind IN ('session', 'prepared')))
	AND entry.day >= COALESCE(CAST(:from AS TEXT), '')
	AND entry.day <= COALESCE(CAST(:to AS TEXT), '9999')
	AND (CAST(:rule AS TEXT) IS NULL OR finding.rule = :rule)
ORDER BY entry.day, entry.number, finding.line
