-- The courses that a session's entry belongs to, and its place in each.
SELECT DISTINCT session_course.course AS course, session_course.place AS place, course_state.planned AS planned,
	course_state.total AS total
FROM session_course
JOIN course_state ON course_state.course = session_course.course
WHERE session_course.entry = :entry
ORDER BY session_course.course
