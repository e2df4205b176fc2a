-- What the last course that began with a recipe planned.
SELECT course_terms.planned AS planned, course_terms.least AS least, course_terms.most AS most
FROM course_recipe
JOIN course_terms ON course_terms.entry = course_recipe.entry
JOIN course ON course.entry = course_terms.entry
WHERE course_recipe.recipe = :recipe AND course_recipe.line = 1
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = course.entry)
ORDER BY course.entry DESC
LIMIT 1
