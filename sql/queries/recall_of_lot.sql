-- The last recall, not voided, that names a lot, and the code of its product.
SELECT recall.entry AS number, recall.notice AS notice, product.code AS code
FROM recall_lot
JOIN recall ON recall.entry = recall_lot.entry
JOIN lot ON lot.id = recall_lot.lot
JOIN product ON product.id = lot.product
WHERE recall_lot.lot = :lot
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = recall.entry)
ORDER BY recall.entry DESC
LIMIT 1
