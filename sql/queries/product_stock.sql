-- How much of this product is there, sealed and open, in thousandths of its unit?
SELECT COALESCE((SELECT CAST(SUM(balance.content) AS INTEGER)
	FROM balance
	JOIN layer ON layer.id = balance.layer
	JOIN lot ON lot.id = layer.lot
	WHERE lot.product = :id), 0)
+ COALESCE((SELECT CAST(SUM(opened_balance.content) AS INTEGER)
	FROM opened_balance
	JOIN opened ON opened.number = opened_balance.opened
	JOIN layer ON layer.id = opened.layer
	JOIN lot ON lot.id = layer.lot
	WHERE lot.product = :id), 0) AS held;
