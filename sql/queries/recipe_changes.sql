-- What was mixed otherwise than the recipe says for a session, ahead of it too.
SELECT CASE WHEN recipe_change.entry = :entry THEN recipe_change.part ELSE 0 END AS part,
	recipe_change.product AS product_id, recipe.code AS recipe, product.code AS product, product.unit AS unit, recipe_change.said AS said,
	recipe_change.taken AS taken
FROM recipe_change
JOIN recipe ON recipe.id = recipe_change.recipe
JOIN product ON product.id = recipe_change.product
WHERE recipe_change.entry = :entry OR recipe_change.entry IN (
	SELECT preparation.entry
	FROM session_preparation
	JOIN preparation ON preparation.id = session_preparation.preparation
	WHERE session_preparation.entry = :entry)
ORDER BY recipe_change.entry, recipe_change.line
