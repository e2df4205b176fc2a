-- Canonical form: the lines of recipe versions that were said in parts.
SELECT recipe, version, line, parts
FROM recipe_part WHERE entry = :entry ORDER BY recipe, version, line
