-- Where a lot is: sealed containers by place, and each opened container that is not empty.
SELECT location.code AS location, location.usable AS usable, NULL AS opened, NULL AS use_by,
	CAST(SUM(balance.containers) AS INTEGER) AS containers, CAST(SUM(balance.content) AS INTEGER) AS content,
	CAST(SUM(balance.value) AS INTEGER) AS value
FROM layer
JOIN balance ON balance.layer = layer.id
JOIN location ON location.id = balance.location
WHERE layer.lot = :lot
GROUP BY location.code, location.usable
UNION ALL
SELECT location.code, location.usable, opened.number, opened.use_by, 0, opened_balance.content, opened_balance.value
FROM opened_balance
CROSS JOIN opened
CROSS JOIN layer
JOIN location ON location.id = opened_balance.location
WHERE opened.number = opened_balance.opened AND layer.id = opened.layer AND layer.lot = :lot
ORDER BY opened NULLS FIRST, location
