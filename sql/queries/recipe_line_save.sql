-- Adds a line to a version of a recipe, within the open entry.
INSERT INTO recipe_line (entry, recipe, version, line, product, basis, amount)
SELECT MAX(number), :recipe, :version, :line, :product, :basis, :amount
FROM entry;
