-- Every lot of a patient's last five sessions that stand, in mixtures that were made ahead too.
WITH recent AS (
	SELECT session.entry AS entry, session.number AS session, session.area AS area, entry.day AS day, entry.time AS time
	FROM session
	JOIN entry ON entry.number = session.entry
	WHERE session.patient = :patient
		AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.entry = session.entry)
	ORDER BY entry.time DESC, session.number DESC
	LIMIT 5
), source AS (
	SELECT recent.entry AS entry, recent.entry AS drawn
	FROM recent
	UNION
	SELECT recent.entry, preparation.entry
	FROM recent
	JOIN session_preparation ON session_preparation.entry = recent.entry
	JOIN preparation ON preparation.id = session_preparation.preparation
), used AS (
	SELECT source.entry AS entry, layer.lot AS lot, CAST(SUM(-movement.content) AS INTEGER) AS used,
		MIN(movement.entry) AS first, MIN(movement.line) AS line
	FROM source
	JOIN movement ON movement.entry = source.drawn
	JOIN layer ON layer.id = movement.layer
	LEFT JOIN session_correction AS anew ON anew.entry = movement.entry
	WHERE movement.reason IN ('used', 'consumed') AND movement.line > COALESCE(anew.taken_back, 0)
	GROUP BY source.entry, layer.lot
)
SELECT recent.session AS session, recent.day AS day, recent.area AS area,
	(SELECT COUNT(*) FROM source JOIN finding ON finding.entry = source.drawn
		WHERE source.entry = recent.entry AND finding.severity = 'overridden') AS overridden,
	product.code AS product, lot.code AS lot, lot.expires AS expires, used.used AS used, product.unit AS unit
FROM recent
LEFT JOIN used ON used.entry = recent.entry
LEFT JOIN lot ON lot.id = used.lot
LEFT JOIN product ON product.id = lot.product
ORDER BY recent.time DESC, recent.session DESC, used.first NULLS LAST, used.line NULLS LAST
