-- Canonical form: the courses that a session belongs to.
SELECT line, course, place, preparation FROM session_course WHERE entry = :entry ORDER BY line
