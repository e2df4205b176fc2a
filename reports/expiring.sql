-- title: Expiring stock
-- about: What on the shelf has expired or will expire within so many days.
-- roles: manager doctor nurse accountant
-- parameter: within count 90 -- days to look ahead
-- parameter: product product -- only this product
-- parameter: location location -- only this place
-- parameter: area area -- only products for this area
-- parameter: as-of day today -- seen from that day
-- with: past
-- column: product text 20 Product
-- column: name text 32 Name
-- column: lot text 18 Lot
-- column: expires day 11 Expires [rule expiry]
-- column: days_left days 9 Days left
-- column: bucket text 9 Bucket
-- column: location text 12 Location
-- column: containers count 11 Containers [total]
-- column: content quantity 11 Content
-- column: unit text 6 Unit
-- column: value money$ 13 Value [total]
-- What moved after the day is taken back from what is there now, and so is what was changed of products, lots and
-- places (`past`), so that the present costs no look at history.
WITH shelf AS (
	SELECT balance.layer AS layer, balance.location AS location, balance.containers AS containers,
		balance.content AS content, balance.value AS value
	FROM balance
	UNION ALL
	SELECT opened.layer, opened_balance.location, 0, opened_balance.content, opened_balance.value
	FROM opened_balance
	JOIN opened ON opened.number = opened_balance.opened
	UNION ALL
	SELECT movement.layer, movement.location, -movement.containers, -movement.content, -movement.value
	FROM entry
	CROSS JOIN movement
	WHERE movement.entry = entry.number AND entry.day > CAST(:as_of AS TEXT)
), place AS (
	SELECT COALESCE(past_layer.lot, layer.lot) AS lot, shelf.location AS location, SUM(shelf.containers) AS containers,
		SUM(shelf.content) AS content, SUM(shelf.value) AS value
	FROM shelf
	JOIN layer ON layer.id = shelf.layer
	LEFT JOIN past AS past_layer ON past_layer.thing = 'layer' AND past_layer.subject = layer.id
	GROUP BY COALESCE(past_layer.lot, layer.lot), shelf.location
	HAVING SUM(shelf.containers) <> 0 OR SUM(shelf.content) <> 0 OR SUM(shelf.value) <> 0
), known AS (
	SELECT place.location AS location, place.containers AS containers, place.content AS content,
		place.value AS value, lot.product AS product, COALESCE(past_lot.code, lot.code) AS code,
		CASE WHEN past_lot.dated = 1 THEN past_lot.expires ELSE lot.expires END AS expires
	FROM place
	JOIN lot ON lot.id = place.lot
	LEFT JOIN past AS past_lot ON past_lot.thing = 'lot' AND past_lot.subject = lot.id
), due AS (
	SELECT location, containers, content, value, product, code, expires,
		days_between(expires, :as_of) AS days_left
	FROM known
	WHERE expires IS NOT NULL
)
SELECT COALESCE(past_product.code, product.code) AS product, COALESCE(past_product.name, product.name) AS name,
	due.code AS lot, due.expires AS expires,
	due.days_left AS days_left,
	CASE
		WHEN due.days_left < 0 THEN 'expired'
		WHEN due.days_left <= 30 THEN '0-30'
		WHEN due.days_left <= 60 THEN '31-60'
		WHEN due.days_left <= 90 THEN '61-90'
		ELSE 'over 90'
	END AS bucket,
	COALESCE(past_location.code, location.code) AS location, CAST(due.containers AS INTEGER) AS containers,
	CAST(due.content AS INTEGER) AS content, product.unit AS unit, CAST(due.value AS INTEGER) AS value
FROM due
JOIN product ON product.id = due.product
JOIN location ON location.id = due.location
LEFT JOIN past AS past_product ON past_product.thing = 'product' AND past_product.subject = product.id
LEFT JOIN past AS past_location ON past_location.thing = 'location' AND past_location.subject = location.id
WHERE due.days_left <= :within
	AND (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (CAST(:location AS INTEGER) IS NULL OR location.id = :location)
	AND (CAST(:area AS TEXT) IS NULL OR COALESCE(past_product.area, product.area) = :area)
ORDER BY due.expires, COALESCE(past_product.code, product.code), due.code,
	COALESCE(past_location.code, location.code)
