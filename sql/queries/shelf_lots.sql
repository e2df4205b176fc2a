-- Lots that stand at a place, or at every place, sealed or opened: all of them, or those whose last day is past.
SELECT DISTINCT product.id AS product, product.code AS product_code, lot.id AS lot, lot.code AS lot_code,
	location.id AS location, location.code AS location_code
FROM (
	SELECT balance.layer AS layer, balance.location AS location FROM balance
	UNION
	SELECT opened.layer, opened_balance.location
	FROM opened_balance
	JOIN opened ON opened.number = opened_balance.opened
) AS held
JOIN layer ON layer.id = held.layer
JOIN lot ON lot.id = layer.lot
JOIN product ON product.id = lot.product
JOIN location ON location.id = held.location
WHERE (CAST(:location AS INTEGER) IS NULL OR location.id = :location)
	AND (CAST(:day AS TEXT) IS NULL OR lot.expires < :day)
ORDER BY location.code, product.code, lot.code
