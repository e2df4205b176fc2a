-- title: Cost of courses
-- about: What the sessions of each course cost, net, with its mixtures and what was given out; sessions of no course, rooms, and mixtures that went into nobody have rows of their own.
-- roles: manager doctor accountant
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- with: spent
-- column: course text 8 Course
-- column: patient textp 12 Patient
-- column: area text 7 Area
-- column: sessions count 9 Sessions
-- column: injected quantity 11 Injected ml
-- column: used_cost money$ 13 Used [total]
-- column: residue_cost money$ 13 Residue [total]
-- column: cost money$ 13 Cost [total]
-- column: per_session money$ 13 Per session
-- column: what text 9 What
WITH visit AS (
	SELECT course, what, visit, SUM(taken) AS taken, SUM(injected) AS injected, SUM(used_cost) AS used_cost,
		SUM(residue_cost) AS residue_cost
	FROM spent
	GROUP BY course, what, visit
), summed AS (
	-- Net: a session that was taken back counts where it was held, and is taken off where that was done.
	SELECT course, what,
		SUM(CASE WHEN visit IS NULL OR taken = 0 THEN 0 WHEN taken > 0 THEN 1 ELSE -1 END) AS sessions,
		SUM(injected) AS injected, SUM(used_cost) AS used_cost, SUM(residue_cost) AS residue_cost,
		SUM(used_cost + residue_cost) AS cost
	FROM visit
	GROUP BY course, what
)
SELECT CAST(summed.course AS TEXT) AS course, patient.code AS patient, terms.area AS area,
	CAST(summed.sessions AS INTEGER) AS sessions, CAST(summed.injected AS INTEGER) AS injected,
	CAST(summed.used_cost AS INTEGER) AS used_cost, CAST(summed.residue_cost AS INTEGER) AS residue_cost,
	CAST(summed.cost AS INTEGER) AS cost,
	CAST(CASE
		WHEN summed.sessions > 0 AND summed.cost >= 0
		THEN (summed.cost * 2 + summed.sessions) / (summed.sessions * 2)
	END AS INTEGER) AS per_session,
	summed.what AS what
FROM summed
LEFT JOIN course_state ON course_state.course = summed.course
LEFT JOIN patient ON patient.id = course_state.patient
LEFT JOIN course_terms AS terms ON terms.entry = (
	SELECT MAX(latest.entry) FROM course_terms AS latest
	WHERE latest.course = summed.course
		AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = latest.entry))
ORDER BY summed.course NULLS LAST, summed.what
