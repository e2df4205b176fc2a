-- Canonical form: what was mixed otherwise than the recipe says.
SELECT line, part, recipe, version, product, said, taken FROM recipe_change WHERE entry = :entry ORDER BY line
