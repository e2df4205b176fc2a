-- How many layers and opened containers does this location hold?
SELECT (SELECT COUNT(*) FROM balance WHERE location = :id)
	+ (SELECT COUNT(*) FROM opened_balance WHERE location = :id) AS held;
