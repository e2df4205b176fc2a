-- title: Purchases by tax rate
-- about: What purchases come to for each tax rate; rows without a rate are credits and corrections that bear no tax.
-- roles: manager doctor accountant
-- parameter: month month -- of that month
-- parameter: from day -- from that day on
-- parameter: to day -- up to that day
-- parameter: supplier text -- only this supplier's, by code
-- parameter: valuation valuation layer -- what things cost: layer (each delivery's lot), fifo or average
-- of: purchases
-- column: tax_rate percent 12 Tax rate
-- column: papers count 9 Papers
-- column: net money$ 13 Net [total]
-- column: fees money$ 11 Fees [total]
-- column: tax money$ 11 Tax [total]
-- column: gross money$ 13 Gross [total]
-- column: difference money$ 13 Difference [total]
SELECT tax_rate, COUNT(DISTINCT entry) AS papers, CAST(SUM(net) AS INTEGER) AS net, CAST(SUM(fees) AS INTEGER) AS fees,
	CAST(SUM(tax) AS INTEGER) AS tax, CAST(SUM(gross) AS INTEGER) AS gross,
	CAST(SUM(difference) AS INTEGER) AS difference
FROM purchases
GROUP BY tax_rate
ORDER BY tax_rate NULLS LAST
