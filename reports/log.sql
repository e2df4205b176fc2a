-- title: Ledger
-- about: Every entry: what was done, by whom, when, and what voided it. The newest first.
-- roles: manager doctor nurse accountant
-- parameter: from day -- entries for this day and later
-- parameter: to day -- entries for this day and earlier
-- parameter: kind text -- only entries of this kind (session, received, void …)
-- parameter: limit count 100 -- at most so many
-- column: entry count 7 Entry
-- column: time time 17 Time
-- column: kind text 12 Kind
-- column: who text 12 Who [minor 2]
-- column: patient textp 10 Patient
-- column: lines count 6 Lines [minor 4]
-- column: document text 14 Document [minor 3]
-- column: reason text 30 Reason [minor]
-- column: state text 16 State [rule state]
SELECT entry.number AS entry, entry.time AS time, entry.kind AS kind,
	COALESCE(operator.code, entry.login) AS who, patient.code AS patient,
	(SELECT COUNT(*) FROM movement WHERE movement.entry = entry.number)
		+ (SELECT COUNT(*) FROM change WHERE change.entry = entry.number) AS lines,
	COALESCE(entry.document, delivery.invoice) AS document, entry.why AS reason,
	CASE
		WHEN void.number IS NOT NULL THEN 'VOID by ' || CAST(void.number AS TEXT)
		WHEN entry.voids IS NOT NULL THEN 'voids ' || CAST(entry.voids AS TEXT)
		WHEN later.entry IS NOT NULL THEN 'corrected by ' || CAST(later.entry AS TEXT)
		WHEN anew.entry IS NOT NULL THEN 'corrects ' || CAST(anew.corrected AS TEXT)
	END AS state
FROM entry
LEFT JOIN operator ON operator.id = entry.operator
LEFT JOIN session ON session.entry = entry.number
LEFT JOIN patient ON patient.id = session.patient
LEFT JOIN delivery ON delivery.entry = entry.number
LEFT JOIN entry AS void ON void.voids = entry.number
LEFT JOIN session_correction AS anew ON anew.entry = entry.number
LEFT JOIN session_correction AS later ON later.corrected = entry.number
WHERE (CAST(:from AS TEXT) IS NULL OR entry.day >= :from)
	AND (CAST(:to AS TEXT) IS NULL OR entry.day <= :to)
	AND (CAST(:kind AS TEXT) IS NULL OR entry.kind = :kind)
ORDER BY entry.number DESC
LIMIT CAST(:limit AS INTEGER)
