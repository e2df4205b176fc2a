-- The product in use that replaces this one, or replaces what replaced it; the one that was added first.
WITH RECURSIVE later (id) AS (
	SELECT id FROM product WHERE replaces = :product
	UNION
	SELECT product.id FROM later JOIN product ON product.replaces = later.id
)
SELECT product.code AS code
FROM later
JOIN product ON product.id = later.id
WHERE product.retired = 0
ORDER BY product.id
LIMIT 1
