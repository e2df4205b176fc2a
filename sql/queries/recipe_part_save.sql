-- Says that a line of a version was said in parts, within the open entry.
INSERT INTO recipe_part (entry, recipe, version, line, parts)
SELECT MAX(number), :recipe, :version, :line, :parts
FROM entry;
