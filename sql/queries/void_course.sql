-- Whether an entry began a course, set its terms or a step of it, and what of it stands after that.
SELECT acts.course AS course, acts.act AS act,
	(SELECT COUNT(DISTINCT session_standing.entry) FROM session_course JOIN session_standing ON session_standing.entry = session_course.entry
		WHERE session_course.course = acts.course) AS sessions,
	(SELECT MIN(later.entry) FROM course_step AS later
		WHERE later.course = acts.course AND later.entry > :entry AND acts.act = 'step'
			AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = later.entry)) AS step
FROM (
	SELECT entry AS course, 'start' AS act FROM course WHERE entry = :entry
	UNION ALL
	SELECT course, 'terms' FROM course_terms WHERE entry = :entry AND course <> :entry
	UNION ALL
	SELECT course, 'step' FROM course_step WHERE entry = :entry
) AS acts
