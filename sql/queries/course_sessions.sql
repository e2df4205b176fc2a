-- The sessions of a course that stand and count, in the order of their places.
SELECT DISTINCT session_course.place AS place, session_standing.day AS day
FROM session_course
JOIN session_standing ON session_standing.entry = session_course.entry
WHERE session_course.course = :course AND session_course.place IS NOT NULL
ORDER BY session_course.place
