-- What went into a session, lot by lot, mixtures that were made ahead too; containers of several doses one by one.
SELECT product.code AS product, product.name AS name, product.maker AS maker, product.container AS container,
	product.unit AS unit, lot.code AS lot, lot.expires AS expires,
	CASE WHEN product.in_use > 0 THEN movement.opened END AS opened,
	CAST(SUM(CASE WHEN movement.reason = 'opened' THEN 1 ELSE -movement.containers END) AS INTEGER) AS containers,
	CAST(SUM(CASE WHEN movement.reason IN ('used', 'consumed') THEN -movement.content ELSE 0 END) AS INTEGER) AS used,
	CAST(SUM(CASE WHEN movement.reason = 'residue' THEN -movement.content ELSE 0 END) AS INTEGER) AS residue,
	CAST(SUM(CASE WHEN movement.reason <> 'opened' THEN -movement.value ELSE 0 END) AS INTEGER) AS cost,
	MAX(CASE WHEN movement.reason = 'used' THEN 1 ELSE 0 END) AS mixed
FROM movement
JOIN layer ON layer.id = movement.layer
JOIN lot ON lot.id = layer.lot
JOIN product ON product.id = lot.product
WHERE (movement.entry = :entry OR movement.entry IN (
		SELECT preparation.entry
		FROM session_preparation
		JOIN preparation ON preparation.id = session_preparation.preparation
		WHERE session_preparation.entry = :entry))
	AND NOT (movement.reason = 'opened' AND movement.opened IS NULL)
GROUP BY product.id, product.code, product.name, product.maker, product.container, product.unit, lot.id, lot.code,
	lot.expires, CASE WHEN product.in_use > 0 THEN movement.opened END
ORDER BY MIN(movement.entry), MIN(movement.line)
