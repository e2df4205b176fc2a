-- title: Products
-- about: How much of each product there is, and what runs low.
-- roles: manager doctor nurse accountant
-- parameter: product product -- only this product
-- parameter: area area -- only products for this area
-- parameter: valuation valuation layer -- what things cost: layer (each delivery's lot), fifo or average
-- column: product text 20 Product
-- column: name text 32 Name [minor 2]
-- column: area text 7 Area [minor 6]
-- column: containers count 11 Containers [total]
-- column: opened count 8 Opened [total] [minor 4]
-- column: content quantity 11 Content [minor 4]
-- column: unit text 6 Unit [minor 4]
-- column: earliest_expiry day 11 Earliest expiry [rule expiry]
-- column: usable_containers count 11 Usable containers [total]
-- column: reserved count 9 Reserved [minor 7]
-- column: reorder_point count 9 Reorder point [minor 3]
-- column: state text 7 State [rule state]
-- column: value money$ 13 Value [total] [minor]
WITH shelf AS (
	SELECT lot.product AS product, lot.expires AS expires, balance.containers AS containers, 0 AS opened,
		balance.content AS content, balance.value AS value,
		CASE
			WHEN lot.status <> 'released' OR location.usable = 0 OR lot.expires < :today THEN 0
			ELSE 1
		END AS usable
	FROM balance
	CROSS JOIN lot
	JOIN location ON location.id = balance.location
	WHERE lot.id = balance.lot AND balance.layer > 0
	UNION ALL
	SELECT lot.product, lot.expires, 0, 1, opened_balance.content, opened_balance.value,
		CASE
			WHEN lot.status <> 'released' OR location.usable = 0 OR lot.expires < :today
				OR opened.use_by < :now THEN 0
			ELSE 1
		END
	FROM opened_balance
	CROSS JOIN opened
	JOIN layer ON layer.id = opened.layer
	JOIN lot ON lot.id = layer.lot
	JOIN location ON location.id = opened_balance.location
	WHERE opened.number = opened_balance.opened
), held AS (
	SELECT product, SUM(containers) AS containers, SUM(opened) AS opened, SUM(content) AS content,
		SUM(value) AS value, SUM(usable) AS usable,
		SUM(CASE WHEN usable = 1 THEN containers ELSE 0 END) AS usable_containers,
		MIN(CASE WHEN usable = 1 THEN expires END) AS earliest_expiry
	FROM shelf
	GROUP BY product
), kept AS (
	SELECT product.id AS product,
		SUM((reservation_balance.content + product.content - 1) / product.content) AS containers
	FROM reservation_balance
	JOIN product ON product.id = reservation_balance.product
	WHERE reservation_balance.until IS NULL OR reservation_balance.until >= :today
	GROUP BY product.id
)
SELECT product.code AS product, product.name AS name, product.area AS area,
	CAST(COALESCE(held.containers, 0) AS INTEGER) AS containers, CAST(COALESCE(held.opened, 0) AS INTEGER) AS opened,
	CAST(COALESCE(held.content, 0) AS INTEGER) AS content, product.unit AS unit,
	held.earliest_expiry AS earliest_expiry,
	CAST(COALESCE(held.usable_containers, 0) AS INTEGER) AS usable_containers,
	CAST(COALESCE(kept.containers, 0) AS INTEGER) AS reserved,
	product.reorder_point AS reorder_point,
	CASE
		WHEN COALESCE(held.usable, 0) = 0 AND (product.reorder_point IS NOT NULL OR EXISTS (
			SELECT 1 FROM lot JOIN layer ON layer.lot = lot.id WHERE lot.product = product.id)) THEN 'OUT'
		WHEN COALESCE(held.usable_containers, 0) <= product.reorder_point THEN 'LOW'
		ELSE 'ok'
	END AS state,
	CAST(COALESCE(held.value, 0) AS INTEGER) AS value
FROM product
LEFT JOIN held ON held.product = product.id
LEFT JOIN kept ON kept.product = product.id
WHERE (product.retired = 0 OR held.product IS NOT NULL)
	AND (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (CAST(:area AS TEXT) IS NULL OR product.area = :area)
ORDER BY product.code
