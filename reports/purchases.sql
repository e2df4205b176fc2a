-- title: Purchases
-- about: What was bought, row by row of its papers, what its price changed by later, what went back and what suppliers gave; a reversal has the opposite sign, on its own day.
-- roles: manager doctor accountant
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- parameter: product product -- only this product
-- parameter: supplier text -- only this supplier's, by code
-- parameter: valuation valuation layer -- what things cost: layer (each delivery's lot), fifo or average
-- column: day day 11 Day
-- column: entry count 8 Entry
-- column: kind text 10 Kind
-- column: supplier text 14 Supplier
-- column: invoice text 16 Invoice
-- column: product text 14 Product
-- column: lot text 18 Lot
-- column: containers count 11 Containers [total]
-- column: net money$ 13 Net [total]
-- column: fees money$ 11 Fees [total]
-- column: tax_rate percent 9 Tax rate
-- column: tax money$ 11 Tax [total]
-- column: tax_cost money$ 11 Tax in cost [total]
-- column: gross money$ 13 Gross [total]
-- column: cost money$ 13 Into stock [total]
-- column: difference money$ 13 Difference [total]
-- A paper comes to net, fees and the tax that does not come back. So much goes into the stock; the rest, for goods that
-- were gone already, is a price difference. What went back comes to what the supplier gives, or is taken to give.
-- `main.movement` is what the ledger has, whatever method was asked for.
-- Codes and lots as they were when the period ended (`past`): what is changed later changes no month that was reported.
WITH earlier AS (
	SELECT thing, subject, field, old,
		ROW_NUMBER() OVER (PARTITION BY thing, subject, field ORDER BY entry, line) AS turn
	FROM revision
	WHERE day > COALESCE(CAST(:to AS TEXT), '9999')
), past AS (
	SELECT thing, subject, MAX(CASE WHEN field = 'code' THEN old END) AS code,
		MAX(CASE WHEN field = 'lot' THEN CAST(old AS INTEGER) END) AS lot
	FROM earlier
	WHERE turn = 1
	GROUP BY thing, subject
), posted AS (
	SELECT entry.day AS day, entry.number AS entry, entry.kind AS kind, entry.number AS act, 1 AS sign
	FROM entry
	WHERE entry.kind IN ('received', 'corrected', 'invoiced', 'returned', 'credited')
	UNION ALL
	SELECT entry.day, entry.number, entry.kind, entry.voids, -1
	FROM entry JOIN entry AS gone ON gone.number = entry.voids
	WHERE gone.kind IN ('received', 'corrected', 'invoiced', 'returned', 'credited')
), differing AS (
	SELECT entry, layer, CAST(SUM(value) AS INTEGER) AS value
	FROM price_difference
	GROUP BY entry, layer
), stocked AS (
	SELECT movement.entry AS entry, movement.layer AS layer, SUM(movement.value) AS value
	FROM entry
	CROSS JOIN movement
	WHERE movement.entry = entry.number AND movement.reason IN ('received', 'corrected', 'returned')
		AND entry.day >= COALESCE(CAST(:from AS TEXT), '')
		AND entry.day <= COALESCE(CAST(:to AS TEXT), '9999')
	GROUP BY movement.entry, movement.layer
), bought AS (
	SELECT delivery_line.entry AS act, delivery_line.line AS line, delivery.supplier AS supplier,
		delivery.invoice AS invoice, delivery_line.layer AS layer, delivery_line.containers AS containers,
		delivery_line.net AS net, delivery_line.fees AS fees, delivery_line.tax_rate AS tax_rate,
		delivery_line.tax AS tax,
		CASE WHEN delivery_line.recoverable = 1 THEN 0 ELSE delivery_line.tax END AS tax_cost
	FROM delivery_line JOIN delivery ON delivery.entry = delivery_line.entry
	UNION ALL
	SELECT fixed.entry, delivery_line.line, COALESCE(settlement.supplier, delivery.supplier),
		COALESCE(settlement.invoice, delivery.invoice), delivery_line.layer,
		fixed.containers - COALESCE(before.containers, delivery_line.containers),
		fixed.net - COALESCE(before.net, delivery_line.net),
		COALESCE(charge.fees, delivery_line.fees) - COALESCE(charged.fees, delivery_line.fees),
		charge.tax_rate,
		COALESCE(charge.tax, delivery_line.tax) - COALESCE(charged.tax, delivery_line.tax),
		CASE
			WHEN COALESCE(charge.recoverable, delivery_line.recoverable) = 1 THEN 0
			ELSE COALESCE(charge.tax, delivery_line.tax)
		END - CASE
			WHEN COALESCE(charged.recoverable, delivery_line.recoverable) = 1 THEN 0
			ELSE COALESCE(charged.tax, delivery_line.tax)
		END
	FROM delivery_correction AS fixed
	JOIN delivery ON delivery.entry = fixed.delivery
	JOIN delivery_line ON delivery_line.entry = fixed.delivery AND delivery_line.line = fixed.line
	LEFT JOIN settlement ON settlement.entry = fixed.entry AND settlement.delivery = fixed.delivery
		AND settlement.line = fixed.line
	LEFT JOIN delivery_correction AS before ON before.delivery = fixed.delivery AND before.line = fixed.line
		AND before.entry = (SELECT MAX(last.entry) FROM delivery_correction AS last
			WHERE last.delivery = fixed.delivery AND last.line = fixed.line AND last.entry < fixed.entry
				AND NOT EXISTS (SELECT 1 FROM entry AS back
					WHERE back.voids = last.entry AND back.number < fixed.entry))
	LEFT JOIN line_charge AS charge ON charge.entry = fixed.entry AND charge.delivery = fixed.delivery
		AND charge.line = fixed.line
	LEFT JOIN line_charge AS charged ON charged.entry = before.entry AND charged.delivery = before.delivery
		AND charged.line = before.line
	UNION ALL
	SELECT movement.entry, MIN(movement.line), supplier_credit.supplier, entry.document, movement.layer,
		CAST(SUM(movement.containers) AS INTEGER),
		CAST(SUM(movement.value) + COALESCE(MAX(differing.value), 0) AS INTEGER), 0, NULL, 0, 0
	FROM supplier_credit
	JOIN entry ON entry.number = supplier_credit.entry
	JOIN main.movement ON movement.entry = entry.number AND movement.reason = 'returned'
	LEFT JOIN differing ON differing.entry = movement.entry AND differing.layer = movement.layer
	WHERE entry.kind = 'returned'
	GROUP BY movement.entry, supplier_credit.supplier, entry.document, movement.layer
	UNION ALL
	SELECT supplier_credit.entry, 1, supplier_credit.supplier, entry.document, NULL, NULL,
		-supplier_credit.amount, 0, NULL, 0, 0
	FROM supplier_credit
	JOIN entry ON entry.number = supplier_credit.entry
	WHERE entry.kind = 'credited' AND NOT EXISTS (SELECT 1 FROM price_difference WHERE price_difference.entry = entry.number)
	UNION ALL
	SELECT supplier_credit.entry, 1, supplier_credit.supplier, entry.document, differing.layer, NULL,
		differing.value, 0, NULL, 0, 0
	FROM supplier_credit
	JOIN entry ON entry.number = supplier_credit.entry
	JOIN differing ON differing.entry = entry.number
	WHERE entry.kind = 'credited'
)
SELECT posted.day AS day, posted.entry AS entry, posted.kind AS kind, supplier.code AS supplier, bought.invoice AS invoice,
	COALESCE(past_product.code, product.code) AS product, COALESCE(past_lot.code, lot.code) AS lot,
	posted.sign * bought.containers AS containers,
	posted.sign * bought.net AS net, posted.sign * bought.fees AS fees, bought.tax_rate AS tax_rate, posted.sign * bought.tax AS tax,
	posted.sign * bought.tax_cost AS tax_cost, posted.sign * (bought.net + bought.fees + bought.tax) AS gross,
	CAST(COALESCE(stocked.value, 0) AS INTEGER) AS cost,
	CASE
		WHEN :valuation <> 'layer' THEN
			CAST(posted.sign * (bought.net + bought.fees + bought.tax_cost) - COALESCE(stocked.value, 0) AS INTEGER)
		ELSE posted.sign * COALESCE(differing.value, CASE WHEN bought.layer IS NULL THEN -supplier_credit.amount END)
	END AS difference
FROM posted
JOIN bought ON bought.act = posted.act
LEFT JOIN supplier_credit ON supplier_credit.entry = posted.act
LEFT JOIN differing ON differing.entry = posted.act AND differing.layer = bought.layer
LEFT JOIN stocked ON stocked.entry = posted.entry AND stocked.layer = bought.layer
LEFT JOIN layer ON layer.id = bought.layer
LEFT JOIN past AS past_layer ON past_layer.thing = 'layer' AND past_layer.subject = layer.id
LEFT JOIN lot ON lot.id = COALESCE(past_layer.lot, layer.lot)
LEFT JOIN product ON product.id = lot.product
LEFT JOIN past AS past_lot ON past_lot.thing = 'lot' AND past_lot.subject = lot.id
LEFT JOIN past AS past_product ON past_product.thing = 'product' AND past_product.subject = product.id
LEFT JOIN supplier ON supplier.id = bought.supplier
WHERE posted.day >= COALESCE(CAST(:from AS TEXT), '')
	AND posted.day <= COALESCE(CAST(:to AS TEXT), '9999')
	AND (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (CAST(:supplier AS TEXT) IS NULL OR supplier.code = :supplier)
ORDER BY posted.day, posted.entry, bought.line, COALESCE(past_lot.code, lot.code)
