-- The lines of a count, with what has moved of each since its snapshot, and what of that other counts set right.
WITH line AS (
	SELECT count_line.line AS line, count_line.lot AS lot, count_line.location AS location,
		count_line.opened AS opened, count_line.found AS found, count_line.expected AS expected,
		count_line.price AS price, stock_count.base AS base
	FROM count_line
	JOIN stock_count ON stock_count.number = count_line.count
	WHERE count_line.count = :count
), since AS (
	SELECT line.line AS line,
		SUM(CASE WHEN line.opened IS NULL THEN movement.containers ELSE movement.content END) AS moved,
		SUM(CASE
			WHEN movement.reason <> 'counted' THEN 0
			WHEN line.opened IS NULL THEN movement.containers
			ELSE movement.content
		END) AS corrected
	FROM line
	JOIN layer ON layer.lot = line.lot
	JOIN movement ON movement.layer = layer.id AND movement.location = line.location
		AND (movement.opened = line.opened OR (movement.opened IS NULL AND line.opened IS NULL))
	WHERE movement.entry > line.base AND (line.found IS NULL OR line.found = 'sealed')
	GROUP BY line.line
)
SELECT line.line AS line, line.lot AS lot, line.location AS location, line.opened AS opened, line.found AS found,
	line.expected AS expected, line.price AS price, product.id AS product, product.code AS product_code,
	product.name AS name, product.unit AS unit, product.container AS container, product.content AS size,
	product.in_use AS in_use, lot.code AS lot_code, lot.expires AS expires, location.code AS location_code,
	CAST(COALESCE(since.moved, 0) AS INTEGER) AS moved, CAST(COALESCE(since.corrected, 0) AS INTEGER) AS corrected
FROM line
JOIN lot ON lot.id = line.lot
JOIN product ON product.id = lot.product
JOIN location ON location.id = line.location
LEFT JOIN since ON since.line = line.line
ORDER BY line.line
