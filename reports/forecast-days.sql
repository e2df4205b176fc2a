-- title: Forecast by day
-- about: The days on which a product is needed, and how much of it will not be there.
-- roles: manager doctor nurse accountant
-- parameter: product product -- only this product
-- parameter: location location -- of what stands there; otherwise of all that may be used
-- parameter: days count -- so many days ahead; otherwise 90
-- parameter: to day -- until that day
-- parameter: average-days count -- what no course plans as it was used in so many days; otherwise as the setting says
-- forecast: days
-- with: ahead
-- column: day day 11 Day
-- column: product text 14 Product
-- column: name text 32 Name [minor 2]
-- column: needed count 9 Needed
-- column: short count 9 Short
-- column: short_so_far count 9 Short so far [running short of product_id]
-- column: product_id hidden
SELECT ahead_day.day AS day, product.code AS product, product.name AS name, ahead_day.needed AS needed,
	ahead_day.missing AS short, product.id AS product_id
FROM ahead_day
JOIN product ON product.id = ahead_day.product
WHERE ahead_day.needed > 0 AND (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
ORDER BY ahead_day.day, product.code
