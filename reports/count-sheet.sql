-- title: Count sheet
-- about: The lines of a count, to fill in: containers, or the content of an opened one.
-- roles: manager doctor nurse accountant
-- parameter: count text -- the count (C4)
-- column: count text 7 Count
-- column: line count 6 Line
-- column: product text 14 Product
-- column: name text 32 Name
-- column: lot text 18 Lot
-- column: expires day 11 Expires [rule expiry]
-- column: location text 12 Location
-- column: opened text 8 Opened
-- column: expected quantity 11 Expected
-- column: unit text 10 In
-- column: counted quantity 11 Counted [fill] [valid whole unless opened]
SELECT 'C' || CAST(count_line.count AS TEXT) AS count, count_line.line AS line, product.code AS product,
	product.name AS name, lot.code AS lot, lot.expires AS expires, location.code AS location,
	CASE
		WHEN count_line.opened IS NOT NULL THEN 'O' || CAST(count_line.opened AS TEXT)
		WHEN count_line.found = 'open' THEN 'found'
	END AS opened,
	CASE WHEN count_line.opened IS NULL AND COALESCE(count_line.found, 'sealed') = 'sealed'
		THEN count_line.expected * 1000 ELSE count_line.expected END AS expected,
	CASE WHEN count_line.opened IS NULL AND COALESCE(count_line.found, 'sealed') = 'sealed'
		THEN product.container ELSE product.unit END AS unit,
	NULL AS counted
FROM count_line
JOIN lot ON lot.id = count_line.lot
JOIN product ON product.id = lot.product
JOIN location ON location.id = count_line.location
WHERE count_line.count = CAST(SUBSTR(CAST(:count AS TEXT), 2) AS INTEGER)
ORDER BY count_line.line
