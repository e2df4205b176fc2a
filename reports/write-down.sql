-- title: Write-down
-- about: What expired and what soon will, at cost: what may have to be written down to what it still brings. Nothing is posted.
-- roles: manager accountant
-- parameter: within count 90 -- days to look ahead
-- parameter: product product -- only this product
-- parameter: location location -- only this place
-- parameter: area area -- only products for this area
-- parameter: as-of day today -- seen from that day
-- parameter: valuation valuation layer -- what things cost: layer (each delivery's lot), fifo or average
-- with: past shelf due
-- subtotal: bucket
-- column: bucket text 12 Bucket
-- column: product text 20 Product
-- column: name text 32 Name [minor 2]
-- column: area text 7 Area [minor 3]
-- column: lot text 18 Lot
-- column: expires day 11 Expires [rule expiry]
-- column: days_left days 9 Days left
-- column: location text 12 Location [minor]
-- column: containers count 11 Containers [total]
-- column: content quantity 11 Content
-- column: unit text 6 Unit
-- column: value money$ 13 Cost [total]
-- column: expired_value money$ 13 Cost of expired [total]
-- column: soon_value money$ 13 Cost of expiring [total]
SELECT due.bucket AS bucket,
	COALESCE(past_product.code, product.code) AS product, COALESCE(past_product.name, product.name) AS name,
	COALESCE(past_product.area, product.area) AS area, due.code AS lot, due.expires AS expires,
	due.days_left AS days_left, COALESCE(past_location.code, location.code) AS location,
	CAST(due.containers AS INTEGER) AS containers, CAST(due.content AS INTEGER) AS content, product.unit AS unit,
	CAST(due.value AS INTEGER) AS value,
	CAST(CASE WHEN due.days_left < 0 THEN due.value ELSE 0 END AS INTEGER) AS expired_value,
	CAST(CASE WHEN due.days_left < 0 THEN 0 ELSE due.value END AS INTEGER) AS soon_value
FROM due
JOIN product ON product.id = due.product
JOIN location ON location.id = due.location
LEFT JOIN past AS past_product ON past_product.thing = 'product' AND past_product.subject = product.id
LEFT JOIN past AS past_location ON past_location.thing = 'location' AND past_location.subject = location.id
WHERE (CAST(:product AS INTEGER) IS NULL OR product.id = :product)
	AND (CAST(:location AS INTEGER) IS NULL OR location.id = :location)
	AND (CAST(:area AS TEXT) IS NULL OR COALESCE(past_product.area, product.area) = :area)
ORDER BY due.expires, COALESCE(past_product.code, product.code), due.code,
	COALESCE(past_location.code, location.code)
