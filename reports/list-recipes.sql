-- title: Recipes
-- about: What mixtures consist of.
-- roles: manager doctor nurse accountant
-- parameter: all count 0 -- retired ones too: 1
-- column: code text 14 Code
-- column: name text 32 Name
-- column: area text 7 Area
-- column: version count 8 Version
-- column: items count 7 Items
-- column: note text 40 Note
-- column: retired text 8 Retired
SELECT recipe.code AS code, recipe.name AS name, recipe.area AS area, recipe.version AS version,
	(SELECT COUNT(*) FROM recipe_line
		WHERE recipe_line.recipe = recipe.id AND recipe_line.version = recipe.version) AS items,
	recipe.note AS note, CASE recipe.retired WHEN 1 THEN 'retired' END AS retired
FROM recipe
WHERE recipe.retired <= :all
ORDER BY recipe.code;
