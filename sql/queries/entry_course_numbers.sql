-- The courses that an entry was about, or one that it corrected or voided.
SELECT entry AS course FROM course WHERE entry = :entry
UNION
SELECT course FROM course_terms WHERE entry = :entry
UNION
SELECT course FROM course_step WHERE entry = :entry
UNION
SELECT session_course.course
FROM session_course
WHERE session_course.entry = :entry
	OR session_course.entry IN (SELECT other.entry FROM session AS mine JOIN session AS other ON other.number = mine.number
		WHERE mine.entry = :entry)
ORDER BY course
