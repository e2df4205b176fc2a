-- Balances that differ from the sum of their movements, either way, or name another product
-- or lot than their layer's.
WITH moved AS (
	SELECT layer, location, COALESCE(opened, 0) AS opened,
		CAST(SUM(containers) AS INTEGER) AS containers,
		CAST(SUM(content) AS INTEGER) AS content,
		CAST(SUM(value) AS INTEGER) AS value
	FROM movement
	GROUP BY layer, location, COALESCE(opened, 0)
	HAVING SUM(containers) <> 0 OR SUM(content) <> 0 OR SUM(value) <> 0
), held AS (
	SELECT layer, location, 0 AS opened, containers, content, value FROM balance
	UNION ALL
	SELECT opened.layer, opened_balance.location, opened.number, 0, opened_balance.content, opened_balance.value
	FROM opened_balance JOIN opened ON opened.number = opened_balance.opened
), differing AS (
	SELECT * FROM (SELECT * FROM moved EXCEPT SELECT * FROM held) AS unheld
	UNION
	SELECT * FROM (SELECT * FROM held EXCEPT SELECT * FROM moved) AS unmoved
	UNION
	SELECT balance.layer, balance.location, 0, balance.containers, balance.content, balance.value
	FROM balance
	JOIN layer ON layer.id = balance.layer
	JOIN lot ON lot.id = layer.lot
	WHERE lot.product <> balance.product OR lot.id <> balance.lot
)
SELECT DISTINCT layer, location, NULLIF(opened, 0) AS opened FROM differing ORDER BY layer, location, opened
