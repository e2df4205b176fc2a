-- title: Expiring unused
-- about: What will be left of lots on their last day, after all that is planned until then.
-- roles: manager doctor nurse accountant
-- parameter: product product -- only this product
-- parameter: location location -- of what stands there; otherwise of all that may be used
-- parameter: days count -- so many days ahead; otherwise 90
-- parameter: to day -- until that day
-- parameter: average-days count -- what no course plans as it was used in so many days; otherwise as the setting says
-- forecast: days
-- with: ahead
-- column: product text 14 Product
-- column: name text 32 Name [minor 2]
-- column: lot text 20 Lot
-- column: expires day 11 Expires [rule expiry]
-- column: containers count 11 Unused
-- column: content quantity 11 Content [minor 1]
-- column: unit text 6 Unit [minor 1]
-- column: value money$ 13 Value [total]
SELECT product.code AS product, product.name AS name, lot.code AS lot, lot.expires AS expires,
	CAST(SUM(ahead_unused.containers) AS INTEGER) AS containers,
	CAST(SUM(ahead_unused.containers) * product.content AS INTEGER) AS content, product.unit AS unit,
	CAST(SUM(ahead_unused.value) AS INTEGER) AS value
FROM ahead_unused
JOIN lot ON lot.id = ahead_unused.lot
JOIN product ON product.id = lot.product
WHERE CAST(:product AS INTEGER) IS NULL OR product.id = :product
GROUP BY product.code, product.name, product.content, product.unit, lot.id, lot.code, lot.expires
ORDER BY lot.expires, product.code, lot.code
