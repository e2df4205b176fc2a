-- The recall, not voided, that names a lot by that notice; of all of a product, where that is asked.
SELECT recall.entry AS number
FROM recall_lot
JOIN recall ON recall.entry = recall_lot.entry
WHERE recall_lot.lot = :lot AND recall.notice = :notice
	AND (CAST(:product AS INTEGER) IS NULL OR recall.product = :product)
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = recall.entry)
ORDER BY recall.entry DESC
LIMIT 1
