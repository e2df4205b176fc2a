-- title: Count: what was found
-- about: What was counted of each line, the last figure of it, and how it differs from the ledger; what nobody counted has none.
-- roles: manager doctor nurse accountant
-- parameter: count text -- the count (C4)
-- column: line count 12 Line
-- column: product text 14 Product
-- column: name text 32 Name
-- column: lot text 18 Lot
-- column: location text 12 Location
-- column: opened text 8 Opened
-- column: expected quantity 11 Expected
-- column: counted quantity 11 Counted
-- column: difference quantity 11 Difference
-- column: unit text 10 In
-- column: state text 12 State [rule state]
-- column: counters text 24 Counters
-- sign: Counted by
-- sign: Checked by
-- sign: Approved by
WITH line AS (
	SELECT count_line.line AS line, product.code AS product, product.name AS name, lot.code AS lot,
		location.code AS location,
		CASE
			WHEN count_line.opened IS NOT NULL THEN 'O' || CAST(count_line.opened AS TEXT)
			WHEN count_line.found = 'open' THEN 'found'
		END AS opened,
		CASE WHEN count_line.opened IS NULL AND COALESCE(count_line.found, 'sealed') = 'sealed' THEN 1000 ELSE 1
		END AS scale,
		CASE WHEN count_line.opened IS NULL AND COALESCE(count_line.found, 'sealed') = 'sealed'
			THEN product.container ELSE product.unit END AS unit,
		count_line.expected AS expected, count_line.count AS count
	FROM count_line
	JOIN lot ON lot.id = count_line.lot
	JOIN product ON product.id = lot.product
	JOIN location ON location.id = count_line.location
	WHERE count_line.count = CAST(SUBSTR(CAST(:count AS TEXT), 2) AS INTEGER)
), figure AS (
	SELECT item, amount, counter,
		ROW_NUMBER() OVER (PARTITION BY item ORDER BY recount DESC, entry DESC, line DESC) AS turn
	FROM count_figure
	WHERE count = CAST(SUBSTR(CAST(:count AS TEXT), 2) AS INTEGER)
)
SELECT line.line AS line, line.product AS product, line.name AS name, line.lot AS lot, line.location AS location,
	line.opened AS opened, line.expected * line.scale AS expected, figure.amount * line.scale AS counted,
	(figure.amount - line.expected) * line.scale AS difference, line.unit AS unit,
	CASE
		WHEN figure.amount IS NULL THEN 'not counted'
		WHEN figure.amount <> line.expected THEN 'DIFFERS'
		ELSE 'agrees'
	END AS state, figure.counter AS counters
FROM line
LEFT JOIN figure ON figure.item = line.line AND figure.turn = 1
ORDER BY line.line
