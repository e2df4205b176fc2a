-- What may be used today or later, layer by layer and opened container by opened container, in every place that is used
-- from or in one of them.
SELECT balance.product AS product, balance.lot AS lot, lot.code AS lot_code, lot.expires AS expires,
	balance.layer AS layer, layer.received AS received, 0 AS opened, NULL AS opened_at, NULL AS use_by,
	CAST(SUM(balance.containers) AS INTEGER) AS containers, 0 AS content, CAST(SUM(balance.value) AS INTEGER) AS value
FROM balance
JOIN layer ON layer.id = balance.layer
JOIN lot ON lot.id = balance.lot
JOIN location ON location.id = balance.location
WHERE lot.status = 'released' AND (lot.expires IS NULL OR lot.expires >= :today) AND location.usable = 1
	AND (CAST(:location AS INTEGER) IS NULL OR location.id = :location)
GROUP BY balance.product, balance.lot, lot.code, lot.expires, balance.layer, layer.received
UNION ALL
SELECT lot.product, lot.id, lot.code, lot.expires, layer.id, layer.received, opened.number, opened.time, opened.use_by,
	0, opened_balance.content, 0
FROM opened_balance
CROSS JOIN opened
JOIN layer ON layer.id = opened.layer
JOIN lot ON lot.id = layer.lot
JOIN location ON location.id = opened_balance.location
WHERE opened.number = opened_balance.opened AND lot.status = 'released'
	AND (lot.expires IS NULL OR lot.expires >= :today) AND location.usable = 1
	AND (CAST(:location AS INTEGER) IS NULL OR location.id = :location)
ORDER BY product
