-- title: Deviations
-- about: What was done otherwise than proposed: lots passed over, and whatever else was noted, unless it was voided or corrected; the checks of patients are in 'overrides'.
-- roles: manager doctor nurse accountant
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- parameter: rule text -- only of this rule, as lot-passed-over
-- parameter: operator text -- only by this operator or login
-- column: day day 11 Day
-- column: entry count 8 Entry
-- column: session count 9 Session
-- column: patient textp 12 Patient
-- column: rule text 20 Rule
-- column: severity text 10 Severity
-- column: detail text 60 Detail
-- column: operator text 14 Operator
SELECT entry.day AS day, entry.number AS entry, session.number AS session,
	COALESCE(patient.code, mixed.code) AS patient, finding.rule AS rule, finding.severity AS severity,
	finding.detail AS detail, COALESCE(operator.code, entry.login) AS operator
FROM finding
JOIN entry ON entry.number = finding.entry
LEFT JOIN session ON session.entry = entry.number
LEFT JOIN patient ON patient.id = session.patient
LEFT JOIN (SELECT preparation.entry AS entry, MIN(patient.code) AS code
	FROM preparation
	JOIN patient ON patient.id = preparation.patient
	GROUP BY preparation.entry) AS mixed ON mixed.entry = entry.number
LEFT JOIN operator ON operator.id = entry.operator
WHERE entry.day >= COALESCE(CAST(:from AS TEXT), '')
	AND entry.day <= COALESCE(CAST(:to AS TEXT), '9999')
	AND (CAST(:rule AS TEXT) IS NULL OR finding.rule = :rule)
	AND (CAST(:operator AS TEXT) IS NULL OR COALESCE(operator.code, entry.login) = :operator)
	AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.entry = entry.number)
	AND finding.severity <> 'overridden'
	AND finding.rule NOT IN ('relative-contraindication', 'medication', 'incompatible-relative', 'unknown-ingredients',
		'interval', 'allergy-test', 'mixture-products', 'adult')
ORDER BY entry.day, entry.number, finding.line
