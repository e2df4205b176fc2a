-- All courses, of records and of what was written of them.
SELECT entry AS course FROM course
UNION
SELECT course FROM course_state
ORDER BY course
