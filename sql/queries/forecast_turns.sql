-- The recipes of the courses that run, in turn.
SELECT state.course AS course, course_recipe.recipe AS recipe
FROM course_state AS state
JOIN course_recipe ON course_recipe.entry = (
	SELECT MAX(latest.entry) FROM course_terms AS latest
	WHERE latest.course = state.course
		AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = latest.entry))
WHERE state.state = 'running'
ORDER BY state.course, course_recipe.line
