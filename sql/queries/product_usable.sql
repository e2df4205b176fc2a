-- How many sealed containers of a product may be used on a day, at all places?
SELECT CAST(COALESCE(SUM(balance.containers), 0) AS INTEGER) AS containers
FROM balance
JOIN lot ON lot.id = balance.lot
JOIN location ON location.id = balance.location
WHERE balance.product = :product AND lot.status = 'released' AND location.usable = 1
	AND (lot.expires IS NULL OR lot.expires >= :day)
