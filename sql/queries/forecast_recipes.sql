-- What every recipe consists of now.
SELECT recipe.id AS recipe, recipe_line.product AS product, recipe_line.basis AS basis, recipe_line.amount AS amount
FROM recipe
JOIN recipe_line ON recipe_line.recipe = recipe.id AND recipe_line.version = recipe.version
ORDER BY recipe.id, recipe_line.line
