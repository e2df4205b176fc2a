-- The recipes of a course's terms, in turn.
SELECT recipe.id AS id, recipe.code AS code, recipe.retired AS retired
FROM course_recipe
JOIN recipe ON recipe.id = course_recipe.recipe
WHERE course_recipe.entry = :terms
ORDER BY course_recipe.line
