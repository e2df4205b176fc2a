-- title: Stock by lot
-- about: What is on the shelf, lot by lot and place by place, sealed and opened.
-- roles: manager doctor nurse accountant
-- parameter: product product -- only this product
-- parameter: lot lot -- only this lot
-- parameter: location location -- only this place
-- parameter: area area -- only products for this area
-- parameter: as-of day today -- how it stood at the end of that day
-- parameter: valuation valuation layer -- what things cost: layer (each delivery's lot), fifo or average
-- with: past shelf
-- column: product text 20 Product
-- column: name text 32 Name [minor 5]
-- column: area text 7 Area [minor 6]
-- column: lot text 18 Lot
-- column: expires day 11 Expires [rule expiry]
-- column: days_left days 9 Days left [minor 2]
-- column: location text 12 Location [minor]
-- column: status text 12 Status [rule state]
-- column: containers count 11 Containers [total]
-- column: opened count 8 Opened [total] [minor 4]
-- column: content quantity 11 Content [minor 3]
-- column: unit text 6 Unit [minor 3]
-- column: value money$ 13 Value [total]
WITH place AS (
	SELECT COALESCE(past_layer.lot, layer.lot) AS lot, held.location AS location, SUM(held.containers) AS containers,
		SUM(CASE WHEN held.opened IS NOT NULL AND held.content > 0 THEN 1 ELSE 0 END) AS opened,
		SUM(held.content) AS content, SUM(held.value) AS value
	FROM held
	JOIN layer ON layer.id = held.layer
	LEFT JOIN past AS past_layer ON past_layer.thing = 'layer' AND past_layer.subject = layer.id
	GROUP BY COALESCE(past_layer.lot, layer.lot), held.location
	HAVING SUM(held.containers) <> 0 OR SUM(held.content) <> 0 OR SUM(held.value) <> 0
), known AS (
	SELECT place.location AS location, place.containers AS containers, place.opened AS opened,
		place.content AS content, place.value AS value, lot.product AS product,
		COALESCE(past_lot.code, lot.code) AS code, COALESCE(past_lot.status, lot.status) AS status,
		CASE WHEN past_lot.dated = 1 THEN past_lot.expires ELSE lot.expires END AS expires
	FROM place
	JOIN lot ON lot.id = place.lot
	LEFT JOIN past AS past_lot ON past_lot.thing = 'lot' AND past_lot.subject = lot.id
)
SELECT COALESCE(past_product.code, product.code) AS product, COALESCE(past_product.name, product.name) AS name,
	COALESCE(past_product.area, product.area) AS area, known.code AS lot, known.expires AS expires,
	days_between(known.expires, :as_of) AS days_left, COALESCE(past_location.code, location.code) AS location,
	CASE
		WHEN known.status = 'recalled' THEN 'RECALLED'
		WHEN known.expires < :as_of THEN 'EXPIRED'
		WHEN known.status = 'held' THEN 'HELD'
		WHEN COALESCE(past_location.usable, location.usable) = 0 THEN 'not for use'
		ELSE 'usable'
	END AS status,
	CAST(known.containers AS INTEGER) AS containers, CAST(known.opened AS INTEGER) AS opened,
	CAST(known.content AS INTEGER) AS content, product.unit AS unit, CAST(known.value AS INTEGER) AS value
FROM known
JOIN product ON product.id = known.product
JOIN location ON location.id = known.location
LEFT JOIN past AS past_product ON past_product.thing = 'product' AND past_product.subject = product.id
LEFT JOIN past AS past_location ON past_location.thing = 'location' AND past_location.subject = location.id
WHERE (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (CAST(:lot AS TEXT) IS NULL OR known.code = :lot)
	AND (CAST(:location AS INTEGER) IS NULL OR location.id = :location)
	AND (CAST(:area AS TEXT) IS NULL OR COALESCE(past_product.area, product.area) = :area)
ORDER BY COALESCE(past_product.code, product.code), known.expires NULLS LAST, known.code,
	COALESCE(past_location.code, location.code)
