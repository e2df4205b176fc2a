-- What does a version of a recipe consist of?
SELECT product, basis, amount
FROM recipe_line
WHERE recipe = :recipe AND version = :version
ORDER BY line;
