-- title: Stock by lot
-- about: What is on the shelf, lot by lot and place by place, sealed and opened.
-- roles: manager doctor nurse accountant
-- parameter: product product -- only this product
-- parameter: lot lot -- only this lot
-- parameter: location location -- only this place
-- parameter: area area -- only products for this area
-- parameter: as-of day today -- how it stood at the end of that day
-- column: product text 20 Product
-- column: name text 32 Name
-- column: area text 7 Area
-- column: lot text 18 Lot
-- column: expires day 11 Expires [rule expiry]
-- column: days_left days 9 Days left
-- column: location text 12 Location
-- column: status text 12 Status [rule state]
-- column: containers count 11 Containers [total]
-- column: opened count 8 Opened [total]
-- column: content quantity 11 Content
-- column: unit text 6 Unit
-- column: value money$ 13 Value [total]
-- What moved after the day is taken back from what is there now, so that the present costs no look at history.
WITH shelf AS (
	SELECT balance.layer AS layer, balance.location AS location, NULL AS opened,
		balance.containers AS containers, balance.content AS content, balance.value AS value
	FROM balance
	UNION ALL
	SELECT opened.layer, opened_balance.location, opened.number, 0, opened_balance.content, opened_balance.value
	FROM opened_balance
	JOIN opened ON opened.number = opened_balance.opened
	UNION ALL
	SELECT movement.layer, movement.location, movement.opened, -movement.containers, -movement.content,
		-movement.value
	FROM entry
	CROSS JOIN movement
	WHERE movement.entry = entry.number AND entry.day > CAST(:as_of AS TEXT)
), held AS (
	SELECT layer, location, opened, SUM(containers) AS containers, SUM(content) AS content, SUM(value) AS value
	FROM shelf
	GROUP BY layer, location, opened
), place AS (
	SELECT layer.lot AS lot, held.location AS location, SUM(held.containers) AS containers,
		SUM(CASE WHEN held.opened IS NOT NULL AND held.content > 0 THEN 1 ELSE 0 END) AS opened,
		SUM(held.content) AS content, SUM(held.value) AS value
	FROM held
	JOIN layer ON layer.id = held.layer
	GROUP BY layer.lot, held.location
	HAVING SUM(held.containers) <> 0 OR SUM(held.content) <> 0 OR SUM(held.value) <> 0
)
SELECT product.code AS product, product.name AS name, product.area AS area, lot.code AS lot,
	lot.expires AS expires, days_between(lot.expires, :as_of) AS days_left, location.code AS location,
	CASE
		WHEN lot.status = 'recalled' THEN 'RECALLED'
		WHEN lot.expires < :as_of THEN 'EXPIRED'
		WHEN lot.status = 'held' THEN 'HELD'
		WHEN location.usable = 0 THEN 'not for use'
		ELSE 'usable'
	END AS status,
	CAST(place.containers AS INTEGER) AS containers, CAST(place.opened AS INTEGER) AS opened,
	CAST(place.content AS INTEGER) AS content, product.unit AS unit, CAST(place.value AS INTEGER) AS value
FROM place
JOIN lot ON lot.id = place.lot
JOIN product ON product.id = lot.product
JOIN location ON location.id = place.location
WHERE (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (CAST(:lot AS TEXT) IS NULL OR lot.code = :lot)
	AND (CAST(:location AS INTEGER) IS NULL OR location.id = :location)
	AND (CAST(:area AS TEXT) IS NULL OR product.area = :area)
ORDER BY product.code, lot.expires NULLS LAST, lot.code, location.code
