-- What there is of a lot now, in mixtures too, who had it, and which lot it was found to be.
SELECT
	(SELECT COUNT(*) FROM layer
		WHERE layer.lot = :lot AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = layer.entry)) AS seen,
	(SELECT CAST(COALESCE(SUM(balance.containers), 0) AS INTEGER) FROM layer
		JOIN balance ON balance.layer = layer.id
		WHERE layer.lot = :lot) AS sealed,
	(SELECT COUNT(*)
		FROM opened_balance
		CROSS JOIN opened
		CROSS JOIN layer
		WHERE opened.number = opened_balance.opened AND layer.id = opened.layer AND layer.lot = :lot) AS opened,
	(SELECT COUNT(DISTINCT standing.preparation)
		FROM standing
		CROSS JOIN movement
		CROSS JOIN layer
		WHERE movement.preparation = standing.preparation AND layer.id = movement.layer AND layer.lot = :lot) AS mixtures,
	(SELECT COUNT(DISTINCT had.patient) FROM (
		SELECT session.patient AS patient
		FROM layer
		CROSS JOIN drawn
		CROSS JOIN session
		WHERE layer.lot = :lot AND drawn.layer = layer.id AND drawn.reason IN ('used', 'consumed')
			AND session.entry = drawn.session
		GROUP BY session.patient, session.number
		HAVING SUM(drawn.content) < 0) AS had) AS patients,
	found.lot AS found, found.code AS found_code
FROM (SELECT 1 AS one) AS once
LEFT JOIN (
	SELECT lot.id AS lot, lot.code AS code
	FROM change
	JOIN lot ON lot.id = CAST(change.new AS INTEGER)
	WHERE change.thing = 'layer' AND change.field = 'lot' AND change.old = CAST(:lot AS TEXT)
	ORDER BY change.entry DESC
	LIMIT 1) AS found ON true
