-- title: Value by area
-- about: What the stock of each area is worth.
-- roles: manager doctor accountant
-- parameter: location location -- only this place
-- parameter: as-of day today -- how it stood at the end of that day
-- parameter: valuation valuation layer -- what things cost: layer (each delivery's lot), fifo or average
-- of: stock
-- column: area text 12 Area
-- column: lots count 9 Lots [total]
-- column: containers count 11 Containers [total]
-- column: value money$ 13 Value [total]
-- chart: column value by area -- Stock value by area
SELECT area, COUNT(*) AS lots, CAST(SUM(containers) AS INTEGER) AS containers, CAST(SUM(value) AS INTEGER) AS value
FROM stock
GROUP BY area
ORDER BY area
