-- The lots of a mixture that may go into no patient at a moment of business time, the gravest first: the status then, and
-- the notice that recalled it.
SELECT product.code AS product, lot.code AS lot, held.status AS status,
	(SELECT MAX(recall.entry) FROM recall_lot
		JOIN recall ON recall.entry = recall_lot.entry
		WHERE recall_lot.lot = lot.id
			AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = recall.entry)) AS recall
FROM (
	SELECT part.lot AS lot, COALESCE((
		SELECT change.new
		FROM change
		JOIN entry ON entry.number = change.entry
		WHERE change.thing = 'lot' AND change.subject = part.lot AND change.field = 'status' AND entry.time <= :time
		ORDER BY change.entry DESC, change.line DESC
		LIMIT 1), 'released') AS status
	FROM (
		SELECT DISTINCT layer.lot AS lot
		FROM preparation
		JOIN movement ON movement.entry = preparation.entry AND movement.preparation = preparation.id
		JOIN layer ON layer.id = movement.layer
		WHERE preparation.id = :preparation) AS part
) AS held
JOIN lot ON lot.id = held.lot
JOIN product ON product.id = lot.product
WHERE held.status <> 'released'
ORDER BY CASE held.status WHEN 'recalled' THEN 0 ELSE 1 END, product.code, lot.code
