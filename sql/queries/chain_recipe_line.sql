-- Canonical form: the lines of recipe versions.
SELECT recipe, version, line, product, basis, amount
FROM recipe_line WHERE entry = :entry ORDER BY recipe, version, line
