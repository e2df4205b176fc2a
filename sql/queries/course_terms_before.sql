-- How many sessions a course would have if an entry of its terms were void.
SELECT planned + COALESCE(more, 0) AS total
FROM course_terms
WHERE course = :course AND entry <> :entry
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = course_terms.entry)
ORDER BY entry DESC
LIMIT 1
