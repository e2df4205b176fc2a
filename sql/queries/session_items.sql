-- What was taken for a session by its entry, mixture by mixture, so that it can be taken again: a bottle by its number,
-- unless the session itself opened it.
SELECT drawn.preparation AS preparation, drawn.reason AS reason, drawn.product AS product, drawn.lot AS lot,
	drawn.lot_code AS lot_code, drawn.unit AS unit, drawn.size AS size,
	CASE WHEN drawn.own = 0 THEN drawn.bottle END AS opened,
	MAX(CASE WHEN drawn.own = 1 AND drawn.earlier = 0 THEN 1 ELSE 0 END) AS opens,
	CAST(SUM(-drawn.containers) AS INTEGER) AS containers, CAST(SUM(-drawn.content) AS INTEGER) AS content
FROM (
	SELECT movement.line AS line, movement.preparation AS preparation, movement.reason AS reason,
		movement.containers AS containers, movement.content AS content, lot.product AS product, lot.id AS lot,
		lot.code AS lot_code, product.unit AS unit, product.content AS size,
		CASE WHEN EXISTS (SELECT 1 FROM movement AS earlier
			WHERE earlier.entry = :entry AND earlier.opened = movement.opened AND earlier.line < movement.line
				AND earlier.line > COALESCE(anew.taken_back, 0) AND earlier.content < 0)
		THEN 1 ELSE 0 END AS earlier,
		CASE WHEN product.in_use > 0 THEN movement.opened END AS bottle,
		CASE WHEN product.in_use > 0 AND opened.entry IN (
			SELECT known.entry FROM session JOIN session AS known ON known.number = session.number
			WHERE session.entry = :entry) THEN 1 ELSE 0 END AS own
	FROM movement
	JOIN layer ON layer.id = movement.layer
	JOIN lot ON lot.id = layer.lot
	JOIN product ON product.id = lot.product
	LEFT JOIN opened ON opened.number = movement.opened
	LEFT JOIN session_correction AS anew ON anew.entry = movement.entry
	WHERE movement.entry = :entry AND movement.line > COALESCE(anew.taken_back, 0)
		AND movement.content < 0 AND movement.reason IN ('used', 'consumed', 'broken')
) AS drawn
GROUP BY drawn.preparation, drawn.reason, drawn.product, drawn.lot, drawn.lot_code, drawn.unit, drawn.size, drawn.bottle,
	drawn.own
ORDER BY MIN(drawn.line)
