-- What does a version of a recipe consist of?
SELECT recipe_line.product AS product, recipe_line.basis AS basis, recipe_line.amount AS amount,
	recipe_part.parts AS parts
FROM recipe_line
LEFT JOIN recipe_part ON recipe_part.recipe = recipe_line.recipe AND recipe_part.version = recipe_line.version
	AND recipe_part.line = recipe_line.line
WHERE recipe_line.recipe = :recipe AND recipe_line.version = :version
ORDER BY recipe_line.line;
