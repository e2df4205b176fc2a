-- title: Shortages
-- about: What will be short: when first, how much of it, and by when it must be ordered.
-- roles: manager doctor nurse accountant
-- parameter: product product -- only this product
-- parameter: location location -- of what stands there; otherwise of all that may be used
-- parameter: days count -- so many days ahead; otherwise 90
-- parameter: to day -- until that day
-- parameter: average-days count -- what no course plans as it was used in so many days; otherwise as the setting says
-- forecast: days
-- with: ahead
-- column: product text 14 Product
-- column: name text 32 Name [minor 5]
-- column: basis text 9 By [minor 3]
-- column: needed count 9 Needed [minor 2]
-- column: average quantity 9 A day [minor 4]
-- column: short_on day 11 Short on
-- column: short count 9 Short
-- column: lead_time days 9 Lead time [minor 6]
-- column: order_by day 11 Order by
-- column: state text 7 State [rule state]
-- column: supplier text 14 Supplier [minor 7]
SELECT product.code AS product, product.name AS name,
	CASE ahead.planned WHEN 1 THEN 'courses' ELSE 'average' END AS basis, ahead.needed AS needed,
	CASE ahead.planned WHEN 0 THEN ahead.average END AS average, ahead.short_on AS short_on, ahead.missing AS short,
	product.lead_time AS lead_time, ahead.order_by AS order_by,
	CASE WHEN ahead.order_by < :today THEN 'LATE' WHEN ahead.order_by = :today THEN 'today' END AS state,
	supplier.code AS supplier
FROM ahead
JOIN product ON product.id = ahead.product
LEFT JOIN supplier ON supplier.id = product.supplier
WHERE ahead.missing > 0 AND (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
ORDER BY ahead.order_by, ahead.short_on, product.code
