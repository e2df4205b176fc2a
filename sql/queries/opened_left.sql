-- Opened containers that are not empty: one by its number, or all that should have been used before a time, by
-- themselves or by a lot that turned out to expire earlier. Led by what is open (CROSS JOIN keeps that order), not by
-- all that was ever opened.
SELECT opened.number AS number, opened.layer AS layer, opened_balance.location AS location,
	product.code AS product, product.name AS name, product.unit AS unit, lot.code AS lot, lot.expires AS expires,
	opened.time AS opened_at, opened.use_by AS use_by, opened_balance.content AS content, opened_balance.value AS value
FROM opened_balance
CROSS JOIN opened
JOIN layer ON layer.id = opened.layer
JOIN lot ON lot.id = layer.lot
JOIN product ON product.id = lot.product
WHERE opened.number = opened_balance.opened
	AND (CAST(:number AS INTEGER) IS NULL OR opened_balance.opened = :number)
	AND (CAST(:before AS TEXT) IS NULL OR opened.use_by < :before OR lot.expires < :day)
ORDER BY opened_balance.opened
