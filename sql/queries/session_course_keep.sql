-- Writes that a session which is corrected belongs to the courses that it did before, part by part.
INSERT INTO session_course (entry, line, course, place, preparation)
SELECT :entry, was.line, was.course, was.place, now_part.preparation
FROM session_course AS was
JOIN course ON course.entry = was.course AND course.patient = :patient
LEFT JOIN session_part AS was_part ON was_part.entry = was.entry AND was_part.preparation = was.preparation
LEFT JOIN session_part AS now_part ON now_part.entry = :entry AND now_part.line = was_part.line
WHERE was.entry = (SELECT MAX(before.entry) FROM session AS mine JOIN session AS before ON before.number = mine.number
	WHERE mine.entry = :entry AND before.entry < :entry)
ORDER BY was.line
