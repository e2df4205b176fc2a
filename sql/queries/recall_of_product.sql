-- The last recall, not voided, of all of a product.
SELECT recall.entry AS number, recall.notice AS notice, product.code AS code
FROM recall
JOIN product ON product.id = recall.product
WHERE recall.product = :product
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = recall.entry)
ORDER BY recall.entry DESC
LIMIT 1
