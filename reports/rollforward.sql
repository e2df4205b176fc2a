-- title: Roll-forward
-- about: What each product began the period with, what came and went, and what was left, in content and in money.
-- roles: manager doctor nurse accountant
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- parameter: product product -- only this product
-- parameter: area area -- only products for this area
-- parameter: location location -- only this place
-- parameter: valuation valuation layer -- what things cost: layer (each delivery's lot), fifo or average
-- exclude: valuation location -- by it a product has one cost in all places
-- with: past
-- subtotal: area
-- column: product text 20 Product
-- column: name text 32 Name [minor 9]
-- column: area text 7 Area [minor 8]
-- column: unit text 6 Unit
-- column: opening quantity 11 Opening
-- column: received quantity 11 Received
-- column: used quantity 11 Used
-- column: residue quantity 11 Residue
-- column: consumed quantity 11 Consumed [minor 3]
-- column: written_off quantity 11 Written off
-- column: returned quantity 11 Returned [minor 2]
-- column: counted quantity 11 Counted [minor 2]
-- column: corrected quantity 11 Corrected [minor 2]
-- column: transferred quantity 11 Transferred [if location]
-- column: closing quantity 11 Closing
-- column: opening_value money$ 13 Opening value [total]
-- column: received_value money$ 13 Received value [total] [minor 5]
-- column: entered_value money$ 13 Of it opening stock [total] [minor 9]
-- column: used_value money$ 13 Used value [total] [minor 5]
-- column: residue_value money$ 13 Residue value [total] [minor 5]
-- column: consumed_value money$ 13 Consumed value [total] [minor 7]
-- column: written_off_value money$ 13 Written off value [total] [minor 5]
-- column: returned_value money$ 13 Returned value [total] [minor 6]
-- column: counted_value money$ 13 Counted value [total] [minor 6]
-- column: corrected_value money$ 13 Corrected value [total] [minor 6]
-- column: transferred_value money$ 13 Transferred value [total] [if location] [minor 6]
-- column: closing_value money$ 13 Closing value [total]
-- From what is there now backwards: less what moved after the period is its closing, less what moved in it its
-- opening. Opening stock that was entered in the period counts as received: it was not there the day before.
WITH held AS (
	SELECT layer, location, content, value
	FROM balance
	UNION ALL
	SELECT opened.layer, opened_balance.location, opened_balance.content, opened_balance.value
	FROM opened_balance
	JOIN opened ON opened.number = opened_balance.opened
), moved AS (
	SELECT movement.layer AS layer, movement.reason AS reason,
		CASE WHEN entry.day > CAST(:until AS TEXT) THEN 1 ELSE 0 END AS later,
		SUM(movement.content) AS content, SUM(movement.value) AS value
	FROM entry
	CROSS JOIN movement
	WHERE movement.entry = entry.number AND entry.day >= COALESCE(CAST(:from AS TEXT), '')
		AND (CAST(:location AS INTEGER) IS NULL OR movement.location = :location)
	GROUP BY movement.layer, movement.reason, CASE WHEN entry.day > CAST(:until AS TEXT) THEN 1 ELSE 0 END
), part AS (
	SELECT layer, 'closing' AS heading, content, value
	FROM held
	WHERE (CAST(:location AS INTEGER) IS NULL OR location = :location)
	UNION ALL
	SELECT layer, 'closing', -content, -value
	FROM moved
	WHERE later = 1
	UNION ALL
	SELECT layer,
		CASE
			WHEN reason = 'opening' THEN 'entered'
			WHEN reason IN ('broken', 'expired', 'spoiled', 'lost', 'sample', 'recalled') THEN 'written off'
			ELSE reason
		END, content, value
	FROM moved
	WHERE later = 0
), summed AS (
	SELECT lot.product AS product, part.heading AS heading, SUM(part.content) AS content, SUM(part.value) AS value
	FROM part
	JOIN layer ON layer.id = part.layer
	JOIN lot ON lot.id = layer.lot
	GROUP BY lot.product, part.heading
), line AS (
	SELECT product,
		SUM(CASE WHEN heading = 'closing' THEN content ELSE -content END) AS opening,
		SUM(CASE WHEN heading IN ('received', 'entered') THEN content ELSE 0 END) AS received,
		SUM(CASE WHEN heading = 'used' THEN content ELSE 0 END) AS used,
		SUM(CASE WHEN heading = 'residue' THEN content ELSE 0 END) AS residue,
		SUM(CASE WHEN heading = 'consumed' THEN content ELSE 0 END) AS consumed,
		SUM(CASE WHEN heading = 'written off' THEN content ELSE 0 END) AS written_off,
		SUM(CASE WHEN heading = 'returned' THEN content ELSE 0 END) AS returned,
		SUM(CASE WHEN heading = 'counted' THEN content ELSE 0 END) AS counted,
		SUM(CASE WHEN heading = 'corrected' THEN content ELSE 0 END) AS corrected,
		SUM(CASE WHEN heading = 'transferred' THEN content ELSE 0 END) AS transferred,
		SUM(CASE WHEN heading = 'closing' THEN content ELSE 0 END) AS closing,
		SUM(CASE WHEN heading = 'closing' THEN value ELSE -value END) AS opening_value,
		SUM(CASE WHEN heading IN ('received', 'entered') THEN value ELSE 0 END) AS received_value,
		SUM(CASE WHEN heading = 'entered' THEN value ELSE 0 END) AS entered_value,
		SUM(CASE WHEN heading = 'used' THEN value ELSE 0 END) AS used_value,
		SUM(CASE WHEN heading = 'residue' THEN value ELSE 0 END) AS residue_value,
		SUM(CASE WHEN heading = 'consumed' THEN value ELSE 0 END) AS consumed_value,
		SUM(CASE WHEN heading = 'written off' THEN value ELSE 0 END) AS written_off_value,
		SUM(CASE WHEN heading = 'returned' THEN value ELSE 0 END) AS returned_value,
		SUM(CASE WHEN heading = 'counted' THEN value ELSE 0 END) AS counted_value,
		SUM(CASE WHEN heading = 'corrected' THEN value ELSE 0 END) AS corrected_value,
		SUM(CASE WHEN heading = 'transferred' THEN value ELSE 0 END) AS transferred_value,
		SUM(CASE WHEN heading = 'closing' THEN value ELSE 0 END) AS closing_value
	FROM summed
	GROUP BY product
	HAVING MAX(CASE WHEN content <> 0 OR value <> 0 OR heading NOT IN ('closing', 'opened') THEN 1 ELSE 0 END) = 1
)
SELECT COALESCE(past_product.code, product.code) AS product, COALESCE(past_product.name, product.name) AS name,
	COALESCE(past_product.area, product.area) AS area, product.unit AS unit,
	CAST(line.opening AS INTEGER) AS opening, CAST(line.received AS INTEGER) AS received,
	CAST(line.used AS INTEGER) AS used, CAST(line.residue AS INTEGER) AS residue,
	CAST(line.consumed AS INTEGER) AS consumed, CAST(line.written_off AS INTEGER) AS written_off,
	CAST(line.returned AS INTEGER) AS returned, CAST(line.counted AS INTEGER) AS counted,
	CAST(line.corrected AS INTEGER) AS corrected, CAST(line.transferred AS INTEGER) AS transferred,
	CAST(line.closing AS INTEGER) AS closing, CAST(line.opening_value AS INTEGER) AS opening_value,
	CAST(line.received_value AS INTEGER) AS received_value, CAST(line.used_value AS INTEGER) AS used_value,
	CAST(line.residue_value AS INTEGER) AS residue_value, CAST(line.consumed_value AS INTEGER) AS consumed_value,
	CAST(line.written_off_value AS INTEGER) AS written_off_value,
	CAST(line.returned_value AS INTEGER) AS returned_value, CAST(line.counted_value AS INTEGER) AS counted_value,
	CAST(line.corrected_value AS INTEGER) AS corrected_value,
	CAST(line.transferred_value AS INTEGER) AS transferred_value,
	CAST(line.closing_value AS INTEGER) AS closing_value, CAST(line.entered_value AS INTEGER) AS entered_value
FROM line
JOIN product ON product.id = line.product
LEFT JOIN past AS past_product ON past_product.thing = 'product' AND past_product.subject = product.id
WHERE (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (CAST(:area AS TEXT) IS NULL OR COALESCE(past_product.area, product.area) = :area)
ORDER BY COALESCE(past_product.area, product.area), COALESCE(past_product.code, product.code)
