-- The places of courses that run which are taken though an earlier one is free.
SELECT DISTINCT session_course.course AS course, session_course.place AS place
FROM course_state AS state
CROSS JOIN session_course
WHERE state.state = 'running' AND session_course.course = state.course AND session_course.place > state.place
	AND EXISTS (SELECT 1 FROM session_standing WHERE session_standing.entry = session_course.entry)
ORDER BY session_course.course, session_course.place
