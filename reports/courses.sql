-- title: Courses
-- about: The courses that there are, and where they stand.
-- roles: manager doctor nurse
-- parameter: patient patient -- only of this patient
-- parameter: state text -- only those that are running, paused, complete or ended
-- column: course count 8 Course
-- column: patient textp 12 Patient
-- column: area text 7 Area [minor 4]
-- column: recipes text 24 Recipes [minor 3]
-- column: done text 18 Done
-- column: state text 10 State
-- column: started day 11 Started [minor 2]
-- column: last day 11 Last
-- column: due day 11 Due
-- column: latest day 11 At the latest [minor]
-- column: practitioner text 16 Practitioner [minor 5]
SELECT course_state.course AS course, patient.code AS patient, terms.area AS area,
	(SELECT GROUP_CONCAT(code, ' ') FROM (
		SELECT recipe.code AS code
		FROM course_recipe
		JOIN recipe ON recipe.id = course_recipe.recipe
		WHERE course_recipe.entry = terms.entry
		ORDER BY course_recipe.line) AS turn) AS recipes,
	CASE
		WHEN course_state.done > course_state.planned
		THEN 'maintenance ' || CAST(course_state.done - course_state.planned AS TEXT) || ' of '
			|| CAST(course_state.total - course_state.planned AS TEXT)
		ELSE CAST(course_state.done AS TEXT) || ' of ' || CAST(course_state.planned AS TEXT)
	END AS done,
	course_state.state AS state, begun.day AS started, course_state.last AS last, course_state.due AS due,
	course_state.latest AS latest, terms.practitioner AS practitioner
FROM course_state
JOIN patient ON patient.id = course_state.patient
JOIN entry AS begun ON begun.number = course_state.course
JOIN course_terms AS terms ON terms.entry = (
	SELECT MAX(latest.entry) FROM course_terms AS latest
	WHERE latest.course = course_state.course
		AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = latest.entry))
WHERE (CAST(:patient AS INTEGER) IS NULL OR course_state.patient = :patient)
	AND (CAST(:state AS TEXT) IS NULL OR course_state.state = :state)
ORDER BY course_state.course
