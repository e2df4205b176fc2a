-- title: Expiry by month
-- about: What of the stock expires in which month, for a year ahead.
-- roles: manager doctor nurse accountant
-- parameter: location location -- only this place
-- parameter: area area -- only products for this area
-- parameter: as-of day today -- seen from that day
-- parameter: valuation valuation layer -- what things cost: layer (each delivery's lot), fifo or average
-- of: stock
-- column: month text 12 Month
-- column: lots count 9 Lots [total]
-- column: containers count 11 Containers [total]
-- column: value money$ 13 Value [total]
-- chart: column value by month -- Stock value by month of expiry
WITH due AS (
	SELECT containers, value,
		CASE
			WHEN expires IS NULL THEN 'none'
			WHEN days_left < 0 THEN 'expired'
			WHEN days_left <= 365 THEN SUBSTR(expires, 1, 7)
			ELSE 'later'
		END AS month,
		CASE WHEN expires IS NULL THEN 3 WHEN days_left < 0 THEN 0 WHEN days_left <= 365 THEN 1 ELSE 2 END AS turn
	FROM stock
)
SELECT month, COUNT(*) AS lots, CAST(SUM(containers) AS INTEGER) AS containers, CAST(SUM(value) AS INTEGER) AS value
FROM due
GROUP BY turn, month
ORDER BY turn, month
