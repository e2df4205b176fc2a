-- Opened containers of a product that are not empty: led by what is open (CROSS JOIN keeps that order), not by all
-- that was ever opened.
SELECT lot.id AS lot, lot.code AS lot_code, lot.expires AS expires, lot.status AS status,
	layer.id AS layer, layer.received AS received,
	location.id AS location, location.code AS location_code, location.usable AS usable,
	opened.number AS opened, opened.time AS opened_at, opened.use_by AS use_by,
	opened_balance.content AS content, opened_balance.value AS value
FROM opened_balance
CROSS JOIN opened
CROSS JOIN layer
CROSS JOIN lot
JOIN location ON location.id = opened_balance.location
WHERE opened.number = opened_balance.opened AND layer.id = opened.layer AND lot.id = layer.lot
	AND lot.product = :product
