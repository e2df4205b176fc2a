-- title: Courses that are due
-- about: Courses that want a session, or will within some days; the latest first.
-- roles: manager doctor nurse
-- parameter: within count 14 -- those too that will be due in so many days
-- parameter: patient patient -- only of this patient
-- column: course count 8 Course
-- column: patient textp 12 Patient
-- column: area text 7 Area [minor 3]
-- column: session text 18 Session
-- column: recipe text 20 Recipe
-- column: last day 11 Last [minor]
-- column: due day 11 Due
-- column: latest day 11 At the latest
-- column: late days 7 Late
-- column: state text 10 State [rule state]
-- column: practitioner text 16 Practitioner [minor 2]
SELECT course_state.course AS course, patient.code AS patient, terms.area AS area,
	CASE
		WHEN course_state.place > course_state.planned
		THEN 'maintenance ' || CAST(course_state.place - course_state.planned AS TEXT) || ' of '
			|| CAST(course_state.total - course_state.planned AS TEXT)
		ELSE CAST(course_state.place AS TEXT) || ' of ' || CAST(course_state.planned AS TEXT)
	END AS session,
	recipe.code AS recipe, course_state.last AS last, course_state.due AS due, course_state.latest AS latest,
	CASE WHEN course_state.latest < :today THEN days_between(:today, course_state.latest) END AS late,
	CASE
		WHEN course_state.latest < :today THEN 'OVERDUE'
		WHEN course_state.due <= :today THEN 'due'
		ELSE 'coming'
	END AS state,
	terms.practitioner AS practitioner
FROM course_state
JOIN patient ON patient.id = course_state.patient
JOIN recipe ON recipe.id = course_state.recipe
JOIN course_terms AS terms ON terms.entry = (
	SELECT MAX(latest.entry) FROM course_terms AS latest
	WHERE latest.course = course_state.course
		AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = latest.entry))
WHERE course_state.due IS NOT NULL AND days_between(course_state.due, :today) <= CAST(:within AS INTEGER)
	AND (CAST(:patient AS INTEGER) IS NULL OR course_state.patient = :patient)
ORDER BY course_state.latest, course_state.due, course_state.course
