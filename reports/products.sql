-- title: Products
-- about: How much of each product there is, and what runs low.
-- roles: manager doctor nurse accountant
-- parameter: product product -- only this product
-- parameter: area area -- only products for this area
-- parameter: as-of day today -- how it stood at the end of that day
-- parameter: valuation valuation layer -- what things cost: layer (each delivery's lot), fifo or average
-- with: past shelf
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
-- What is reserved is known of today alone.
WITH goods AS (
	SELECT lot.product AS product, CASE WHEN past_lot.dated = 1 THEN past_lot.expires ELSE lot.expires END AS expires,
		held.containers AS containers, CASE WHEN held.opened IS NULL THEN 0 ELSE 1 END AS opened,
		held.content AS content, held.value AS value,
		CASE
			WHEN COALESCE(past_lot.status, lot.status) <> 'released' THEN 0
			WHEN COALESCE(past_location.usable, location.usable) = 0 THEN 0
			WHEN CASE WHEN past_lot.dated = 1 THEN past_lot.expires ELSE lot.expires END < :as_of THEN 0
			WHEN opened.use_by < CASE WHEN :as_of = :today THEN :now ELSE :as_of || 'T23:59:59Z' END THEN 0
			ELSE 1
		END AS usable
	FROM held
	JOIN layer ON layer.id = held.layer
	LEFT JOIN past AS past_layer ON past_layer.thing = 'layer' AND past_layer.subject = layer.id
	JOIN lot ON lot.id = COALESCE(past_layer.lot, layer.lot)
	JOIN location ON location.id = held.location
	LEFT JOIN past AS past_lot ON past_lot.thing = 'lot' AND past_lot.subject = lot.id
	LEFT JOIN past AS past_location ON past_location.thing = 'location' AND past_location.subject = location.id
	LEFT JOIN opened ON opened.number = held.opened
	WHERE held.content <> 0 OR held.value <> 0
), stock AS (
	SELECT product, SUM(containers) AS containers, SUM(opened) AS opened, SUM(content) AS content,
		SUM(value) AS value, SUM(usable) AS usable,
		SUM(CASE WHEN usable = 1 THEN containers ELSE 0 END) AS usable_containers,
		MIN(CASE WHEN usable = 1 THEN expires END) AS earliest_expiry
	FROM goods
	GROUP BY product
), kept AS (
	SELECT product.id AS product,
		SUM((reservation_balance.content + product.content - 1) / product.content) AS containers
	FROM reservation_balance
	JOIN product ON product.id = reservation_balance.product
	WHERE reservation_balance.until IS NULL OR reservation_balance.until >= :today
	GROUP BY product.id
)
SELECT COALESCE(past_product.code, product.code) AS product, COALESCE(past_product.name, product.name) AS name,
	COALESCE(past_product.area, product.area) AS area,
	CAST(COALESCE(stock.containers, 0) AS INTEGER) AS containers, CAST(COALESCE(stock.opened, 0) AS INTEGER) AS opened,
	CAST(COALESCE(stock.content, 0) AS INTEGER) AS content, product.unit AS unit,
	stock.earliest_expiry AS earliest_expiry,
	CAST(COALESCE(stock.usable_containers, 0) AS INTEGER) AS usable_containers,
	CAST(CASE WHEN :as_of = :today THEN COALESCE(kept.containers, 0) END AS INTEGER) AS reserved,
	product.reorder_point AS reorder_point,
	CASE
		WHEN COALESCE(stock.usable, 0) = 0 AND (product.reorder_point IS NOT NULL OR EXISTS (
			SELECT 1 FROM lot JOIN layer ON layer.lot = lot.id
			WHERE lot.product = product.id AND layer.received <= :as_of)) THEN 'OUT'
		WHEN COALESCE(stock.usable_containers, 0) <= product.reorder_point THEN 'LOW'
		ELSE 'ok'
	END AS state,
	CAST(COALESCE(stock.value, 0) AS INTEGER) AS value
FROM product
LEFT JOIN stock ON stock.product = product.id
LEFT JOIN kept ON kept.product = product.id
LEFT JOIN past AS past_product ON past_product.thing = 'product' AND past_product.subject = product.id
WHERE (product.retired = 0 OR stock.product IS NOT NULL)
	AND (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (CAST(:area AS TEXT) IS NULL OR COALESCE(past_product.area, product.area) = :area)
ORDER BY COALESCE(past_product.code, product.code)
