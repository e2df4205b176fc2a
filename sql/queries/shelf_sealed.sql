-- Sealed containers of a product that are on hand, layer by layer and place by place: led by what is on the
-- shelf of it (CROSS JOIN keeps that order), not by all the lots there ever were.
SELECT lot.id AS lot, lot.code AS lot_code, lot.expires AS expires, lot.status AS status,
	layer.id AS layer, layer.received AS received,
	location.id AS location, location.code AS location_code, location.usable AS usable,
	balance.containers AS containers, balance.value AS value
FROM balance
CROSS JOIN layer
CROSS JOIN lot
JOIN location ON location.id = balance.location
WHERE balance.product = :product AND layer.id = balance.layer AND lot.id = balance.lot
