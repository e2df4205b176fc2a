-- title: Cost of sessions
-- about: What each session cost, by course and area; what rooms used up, and mixtures that went into nobody, have rows of their own. A reversal is a negative row on its own day.
-- roles: manager doctor accountant
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- parameter: patient patient -- only this patient
-- with: spent
-- column: day day 11 Day
-- column: session text 9 Session
-- column: patient textp 12 Patient
-- column: course text 8 Course
-- column: area text 7 Area
-- column: injected quantity 11 Injected ml
-- column: used_cost money$ 13 Used [total]
-- column: residue_cost money$ 13 Residue [total]
-- column: cost money$ 13 Cost [total]
-- column: what text 9 What
SELECT spent.day AS day, CAST(spent.session AS TEXT) AS session, patient.code AS patient,
	CAST(spent.course AS TEXT) AS course, spent.area AS area, CAST(SUM(spent.injected) AS INTEGER) AS injected,
	CAST(SUM(spent.used_cost) AS INTEGER) AS used_cost, CAST(SUM(spent.residue_cost) AS INTEGER) AS residue_cost,
	CAST(SUM(spent.used_cost + spent.residue_cost) AS INTEGER) AS cost, spent.what AS what
FROM spent
LEFT JOIN patient ON patient.id = COALESCE(spent.patient, spent.mixed_for)
WHERE (CAST(:patient AS INTEGER) IS NULL OR patient.id = :patient)
GROUP BY spent.day, spent.entry, spent.visit, spent.session, patient.code, spent.course, spent.area, spent.what
ORDER BY spent.day, spent.entry, spent.visit NULLS LAST, spent.course NULLS LAST, spent.area NULLS LAST
