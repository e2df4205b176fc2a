-- What went into a session, lot by lot, mixtures that were made ahead too; containers of several doses one by one.
SELECT line.preparation AS preparation, product.code AS product, product.name AS name, product.maker AS maker,
	product.container AS container, product.unit AS unit, lot.code AS lot, lot.expires AS expires,
	CASE WHEN product.in_use > 0 THEN line.opened END AS opened,
	CAST(SUM(CASE WHEN line.reason = 'opened' THEN 1 ELSE -line.containers END) AS INTEGER) AS containers,
	CAST(SUM(CASE WHEN line.reason IN ('used', 'consumed') THEN -line.content ELSE 0 END) AS INTEGER) AS used,
	CAST(SUM(CASE WHEN line.reason = 'residue' THEN -line.content ELSE 0 END) AS INTEGER) AS residue,
	CAST(SUM(CASE WHEN line.reason <> 'opened' THEN -line.value ELSE 0 END) AS INTEGER) AS cost,
	MAX(CASE WHEN line.reason = 'used' THEN 1 ELSE 0 END) AS mixed
FROM (
	SELECT movement.entry AS entry, movement.line AS line, movement.layer AS layer, movement.opened AS opened,
		movement.reason AS reason, movement.containers AS containers, movement.content AS content,
		movement.value AS value,
		-- A container that is opened bears no mixture: it is that of the first draw on it.
		COALESCE(movement.preparation, (
			SELECT MIN(drawn.preparation)
			FROM movement AS drawn
			WHERE drawn.entry = movement.entry AND drawn.opened = movement.opened)) AS preparation
	FROM movement
	WHERE (movement.entry = :entry OR movement.entry IN (
			SELECT preparation.entry
			FROM session_preparation
			JOIN preparation ON preparation.id = session_preparation.preparation
			WHERE session_preparation.entry = :entry))
		AND NOT (movement.reason = 'opened' AND movement.opened IS NULL)
) AS line
JOIN layer ON layer.id = line.layer
JOIN lot ON lot.id = layer.lot
JOIN product ON product.id = lot.product
GROUP BY line.preparation, product.id, product.code, product.name, product.maker, product.container, product.unit,
	lot.id, lot.code, lot.expires, CASE WHEN product.in_use > 0 THEN line.opened END
ORDER BY MIN(line.entry), MIN(line.line)
