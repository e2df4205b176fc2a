-- The lines of recipe versions that an entry wrote.
SELECT recipe.code AS recipe, recipe_line.version AS version, product.code AS product, product.unit AS unit,
	recipe_line.basis AS basis, recipe_line.amount AS amount, recipe_part.parts AS parts
FROM recipe_line
JOIN recipe ON recipe.id = recipe_line.recipe
JOIN product ON product.id = recipe_line.product
LEFT JOIN recipe_part ON recipe_part.recipe = recipe_line.recipe AND recipe_part.version = recipe_line.version
	AND recipe_part.line = recipe_line.line
WHERE recipe_line.entry = :number
ORDER BY recipe_line.recipe, recipe_line.version, recipe_line.line
