-- title: Course
-- about: What is planned of a course, its sessions, and all that became of it.
-- roles: manager doctor nurse
-- parameter: course count -- its number
-- column: day day 11 Day
-- column: entry count 8 Entry
-- column: what text 12 What
-- column: place text 18 Place
-- column: recipe text 20 Recipe
-- column: practitioner text 16 Practitioner [minor]
-- column: detail text 48 Detail
-- facts:
SELECT label, text
FROM (
	SELECT 1 AS turn, 'Patient' AS label, CASE :sees_patients WHEN 1 THEN patient.code END AS text
	FROM course_state JOIN patient ON patient.id = course_state.patient
	WHERE course_state.course = :course
	UNION ALL
	SELECT 2, 'State', state FROM course_state WHERE course = :course
	UNION ALL
	SELECT 3, 'Done', CAST(done AS TEXT) || ' of ' || CAST(planned AS TEXT) || CASE
			WHEN total > planned THEN ' and ' || CAST(total - planned AS TEXT) || ' of maintenance'
			ELSE ''
		END
	FROM course_state WHERE course = :course
	UNION ALL
	SELECT 4, 'Next due', due || CASE WHEN latest > due THEN ' to ' || latest ELSE '' END
	FROM course_state WHERE course = :course AND due IS NOT NULL
	UNION ALL
	SELECT 5, 'Reserved', product.code || ' ' || CAST(
			(SUM(reservation_balance.content) + product.content - 1) / product.content AS TEXT)
	FROM reservation
	JOIN reservation_balance ON reservation_balance.reservation = reservation.entry
		AND reservation_balance.line = reservation.line
	JOIN product ON product.id = reservation_balance.product
	WHERE reservation.course = :course AND (reservation_balance.until IS NULL OR reservation_balance.until >= :today)
	GROUP BY product.code, product.content
) AS fact
WHERE text IS NOT NULL
ORDER BY turn, text
-- rows:
SELECT day, entry, what, place, recipe, practitioner, detail
FROM (
	SELECT course.last AS day, course.entry AS entry, 0 AS part, 'before' AS what,
		CAST(course.done AS TEXT) || CASE course.done WHEN 1 THEN ' session' ELSE ' sessions' END AS place,
		NULL AS recipe, NULL AS practitioner, 'taken over' AS detail
	FROM course WHERE course.entry = :course AND course.done > 0
	UNION ALL
	SELECT entry.day, entry.number, 1, CASE terms.entry WHEN terms.course THEN 'planned' ELSE 'changed' END,
		CAST(terms.planned AS TEXT) || CASE terms.planned WHEN 1 THEN ' session' ELSE ' sessions' END,
		(SELECT GROUP_CONCAT(code, ' ') FROM (
			SELECT recipe.code AS code
			FROM course_recipe
			JOIN recipe ON recipe.id = course_recipe.recipe
			WHERE course_recipe.entry = terms.entry
			ORDER BY course_recipe.line) AS turn),
		terms.practitioner,
		CAST(terms.least AS TEXT) || CASE WHEN terms.most > terms.least THEN ' to ' || CAST(terms.most AS TEXT) ELSE '' END
			|| ' days apart' || COALESCE('; ' || CAST(terms.more AS TEXT) || ' more after '
			|| CAST(terms.after AS TEXT) || ' months', '') || COALESCE('; ' || terms.area, '')
	FROM course_terms AS terms
	JOIN entry ON entry.number = terms.entry
	WHERE terms.course = :course AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = terms.entry)
	UNION ALL
	SELECT entry.day, entry.number, 2, course_step.step, NULL, NULL, NULL,
		COALESCE(course_step.outcome, entry.why)
			|| COALESCE('; to be looked at on ' || course_step.follow_up, '')
	FROM course_step
	JOIN entry ON entry.number = course_step.entry
	WHERE course_step.course = :course
		AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = course_step.entry)
	UNION ALL
	SELECT entry.day, session.number, 3, 'session', CASE
			WHEN session_course.place > course_state.planned
			THEN 'maintenance ' || CAST(session_course.place - course_state.planned AS TEXT) || ' of '
				|| CAST(course_state.total - course_state.planned AS TEXT)
			ELSE CAST(session_course.place AS TEXT) || ' of ' || CAST(course_state.planned AS TEXT)
		END,
		(SELECT MIN(recipe.code)
			FROM session_preparation
			JOIN preparation ON preparation.id = session_preparation.preparation
			JOIN recipe ON recipe.id = preparation.recipe
			WHERE session_preparation.entry = session.entry
				AND preparation.id = session_course.preparation),
		session.practitioner, CASE WHEN session_course.place IS NULL THEN 'not counted' END
	FROM session_course
	JOIN session ON session.entry = session_course.entry
	JOIN session_standing ON session_standing.entry = session.entry
	JOIN entry ON entry.number = session.entry
	JOIN course_state ON course_state.course = session_course.course
	WHERE session_course.course = :course AND session_course.line = (
		SELECT MIN(one.line) FROM session_course AS one
		WHERE one.entry = session_course.entry AND one.course = session_course.course)
) AS line
ORDER BY day, CASE part WHEN 0 THEN 0 ELSE 1 END, entry, part
