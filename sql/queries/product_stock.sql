-- How much of this product is there, sealed and open, in thousandths of its unit? Led by what is on the shelf (CROSS
-- JOIN keeps that order), not by all that ever was.
SELECT COALESCE((SELECT CAST(SUM(content) AS INTEGER) FROM balance WHERE product = :id), 0)
+ COALESCE((SELECT CAST(SUM(opened_balance.content) AS INTEGER)
	FROM opened_balance
	CROSS JOIN opened
	CROSS JOIN layer
	CROSS JOIN lot
	WHERE opened.number = opened_balance.opened AND layer.id = opened.layer AND lot.id = layer.lot
		AND lot.product = :id), 0) AS held;
