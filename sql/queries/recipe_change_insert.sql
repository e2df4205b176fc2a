-- Writes what was mixed otherwise than the recipe says.
INSERT INTO recipe_change (entry, line, part, recipe, version, product, said, taken)
VALUES (:entry, :line, :part, :recipe, :version, :product, :said, :taken)
