-- title: Used and left over
-- about: What use and residue of each product cost, the dearest first; products beyond the eighth are one row.
-- roles: manager doctor accountant
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- parameter: area area -- only products for this area
-- parameter: valuation valuation layer -- what things cost: layer (each delivery's lot), fifo or average
-- of: rollforward
-- column: product text 20 Product
-- column: name text 32 Name
-- column: used money$ 13 Used [total]
-- column: residue money$ 13 Residue [total]
-- column: cost money$ 13 Cost [total]
-- column: residue_share percent 9 Residue share
-- chart: bar used residue by product -- Use and residue by product, at cost
WITH spent AS (
	SELECT product, name, -used_value - consumed_value AS used, -residue_value AS residue,
		-used_value - consumed_value - residue_value AS cost
	FROM rollforward
	WHERE used_value <> 0 OR consumed_value <> 0 OR residue_value <> 0
), ranked AS (
	SELECT product, name, used, residue, cost, ROW_NUMBER() OVER (ORDER BY cost DESC, product) AS turn
	FROM spent
), shown AS (
	SELECT CASE WHEN turn <= 8 THEN product ELSE 'others' END AS product,
		CASE WHEN turn <= 8 THEN name ELSE '' END AS name,
		CASE WHEN turn <= 8 THEN turn ELSE 9 END AS turn, used, residue, cost
	FROM ranked
), summed AS (
	SELECT product, name, turn, CAST(SUM(used) AS INTEGER) AS used, CAST(SUM(residue) AS INTEGER) AS residue,
		CAST(SUM(cost) AS INTEGER) AS cost
	FROM shown
	GROUP BY turn, product, name
)
SELECT product, name, used, residue, cost,
	CASE WHEN cost > 0 AND residue >= 0 THEN (residue * 20000 + cost) / (2 * cost) END AS residue_share
FROM summed
ORDER BY turn
