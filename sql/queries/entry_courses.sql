-- What an entry did to courses, in words.
SELECT done.course AS course, patient.code AS patient, done.what AS what
FROM (
	SELECT entry AS course, 1 AS place, CASE
		WHEN done > 0 THEN 'taken over after ' || CAST(done AS TEXT) || ', the last on ' || last
		ELSE 'begun' END AS what
	FROM course WHERE entry = :entry
	UNION ALL
	SELECT course_terms.course, 2,
		CAST(course_terms.planned AS TEXT) || ' sessions, ' || CAST(course_terms.least AS TEXT)
		|| CASE WHEN course_terms.most > course_terms.least THEN ' to ' || CAST(course_terms.most AS TEXT) ELSE '' END
		|| ' days apart'
		|| COALESCE(', ' || CAST(course_terms.more AS TEXT) || ' more after ' || CAST(course_terms.after AS TEXT) || ' months', '')
		|| ', ' || (SELECT GROUP_CONCAT(code, ', ') FROM (
			SELECT recipe.code AS code FROM course_recipe JOIN recipe ON recipe.id = course_recipe.recipe
			WHERE course_recipe.entry = :entry ORDER BY course_recipe.line) AS turn)
		|| COALESCE(', ' || course_terms.area, '') || COALESCE(', by ' || course_terms.practitioner, '')
	FROM course_terms WHERE course_terms.entry = :entry
	UNION ALL
	SELECT course, 3, step || COALESCE(': ' || outcome, '') || COALESCE(', to be looked at on ' || follow_up, '')
	FROM course_step WHERE entry = :entry
	UNION ALL
	SELECT DISTINCT course, 4, COALESCE('session ' || CAST(place AS TEXT), 'a session that does not count')
	FROM session_course WHERE entry = :entry
) AS done
JOIN course ON course.entry = done.course
JOIN patient ON patient.id = course.patient
ORDER BY done.course, done.place
