-- title: Recall
-- about: One recall: what its notice named, what was done about it, and how many hours after the notice.
-- roles: manager doctor nurse accountant
-- parameter: recall count -- its number
-- column: time time 17 Time
-- column: hours quantity 9 Hours
-- column: entry count 8 Entry
-- column: action text 20 Action [rule state]
-- column: product text 14 Product
-- column: lot text 14 Lot
-- column: patient textp 10 Patient
-- column: location text 12 Location [minor]
-- column: containers count 11 Containers [minor 2]
-- column: content quantity 11 Content
-- column: unit text 6 Unit
-- column: by text 12 By [minor 3]
-- column: note textp 34 Note [minor 4]
-- sign: Checked by
-- facts:
SELECT label, text
FROM (
	SELECT 1 AS place, 0 AS line, 'Recall' AS label, CAST(recall.entry AS TEXT) AS text
	FROM recall WHERE recall.entry = :recall
	UNION ALL
	SELECT 2, 0, 'Notice', recall.notice FROM recall WHERE recall.entry = :recall
	UNION ALL
	SELECT 3, 0, 'Reason', entry.why FROM entry WHERE entry.number = :recall
	UNION ALL
	SELECT 4, 0, 'Product', product.code || ' (' || product.name || '): every lot, and those that come later'
	FROM recall JOIN product ON product.id = recall.product
	WHERE recall.entry = :recall
	UNION ALL
	SELECT 5, recall_lot.line, 'Lot', product.code || ' (' || product.name || COALESCE(', ' || product.maker, '') ||
		') lot ' || lot.code || COALESCE(', expires ' || lot.expires, '') || ', now ' || lot.status ||
		CASE recall_lot.seen WHEN 0 THEN '; nil return: nothing of it ever came' ELSE '' END
	FROM recall_lot
	JOIN lot ON lot.id = recall_lot.lot
	JOIN product ON product.id = lot.product
	WHERE recall_lot.entry = :recall
	UNION ALL
	SELECT 6, 0, 'VOID', 'by entry ' || CAST(entry.number AS TEXT) || COALESCE(': ' || entry.why, '')
	FROM entry WHERE entry.voids = :recall
) AS fact
ORDER BY place, line
-- rows:
WITH act AS (
	SELECT 0 AS place, recall.noticed AS time, NULL AS entry, 0 AS line, 'notice came' AS action, NULL AS lot,
		NULL AS patient, NULL AS location, NULL AS containers, NULL AS content, recall.notice AS note
	FROM recall
	WHERE recall.entry = :recall
	UNION ALL
	SELECT 1, entry.time, entry.number, recall_lot.line, CASE recall_lot.seen WHEN 0 THEN 'nil return' ELSE 'held' END,
		recall_lot.lot, NULL, NULL,
		CASE recall_lot.seen WHEN 1 THEN (SELECT COALESCE(SUM(movement.containers), 0) FROM layer
			JOIN movement ON movement.layer = layer.id
			WHERE layer.lot = recall_lot.lot AND movement.entry < :recall) END,
		CASE recall_lot.seen WHEN 1 THEN (SELECT COALESCE(SUM(movement.content), 0) FROM layer
			JOIN movement ON movement.layer = layer.id
			WHERE layer.lot = recall_lot.lot AND movement.entry < :recall) END,
		entry.why
	FROM recall_lot
	JOIN entry ON entry.number = recall_lot.entry
	WHERE recall_lot.entry = :recall
	UNION ALL
	SELECT 2, entry.time, entry.number, MIN(movement.line),
		CASE
			WHEN gone.preparation IS NOT NULL THEN 'mixture discarded'
			WHEN movement.reason = 'returned' THEN 'returned'
			WHEN movement.reason = 'transferred' THEN 'quarantined'
			WHEN movement.reason = 'residue' THEN 'discarded'
			ELSE 'written off'
		END || CASE WHEN entry.voids IS NULL THEN '' ELSE ', void' END,
		recall_scope.lot, preparation.patient, movement.location,
		NULLIF(ABS(SUM(movement.containers)), 0),
		CASE WHEN movement.reason = 'transferred' THEN SUM(movement.content) ELSE -SUM(movement.content) END,
		CASE
			WHEN gone.preparation IS NOT NULL THEN 'preparation ' || CAST(preparation.entry AS TEXT)
			ELSE entry.why
		END
	FROM recall_scope
	CROSS JOIN layer
	CROSS JOIN movement
	CROSS JOIN entry
	JOIN location ON location.id = movement.location
	LEFT JOIN discarded_preparation AS gone ON gone.entry = COALESCE(entry.voids, entry.number)
		AND gone.preparation = movement.preparation
	LEFT JOIN preparation ON preparation.id = gone.preparation
	WHERE recall_scope.recall = :recall AND layer.lot = recall_scope.lot AND movement.layer = layer.id
		AND movement.entry > :recall AND entry.number = movement.entry
		AND (movement.reason IN ('returned', 'broken', 'expired', 'spoiled', 'lost', 'sample', 'recalled')
			OR (movement.reason = 'residue' AND (gone.preparation IS NOT NULL OR movement.preparation IS NULL))
			OR (movement.reason = 'transferred' AND location.usable = 0
				AND (movement.content > 0 OR entry.voids IS NOT NULL)))
	GROUP BY entry.time, entry.number, gone.preparation, movement.reason, entry.voids, recall_scope.lot,
		preparation.patient, preparation.entry, movement.location, entry.why
	UNION ALL
	SELECT 2, entry.time, entry.number, 0, CASE WHEN recall_note.patient IS NULL THEN 'noted' ELSE 'patient called' END ||
			CASE WHEN void.number IS NULL THEN '' ELSE ', VOID' END,
		NULL, recall_note.patient, NULL, NULL, NULL, recall_note.note
	FROM recall_note
	JOIN entry ON entry.number = recall_note.entry
	LEFT JOIN entry AS void ON void.voids = recall_note.entry
	WHERE recall_note.recall = :recall
	UNION ALL
	SELECT 2, entry.time, entry.number, change.line,
		CASE WHEN entry.voids = :recall THEN 'recall void: ' ELSE '' END || change.new, recall_scope.lot, NULL, NULL, NULL, NULL,
		entry.why
	FROM recall_scope
	CROSS JOIN change
	JOIN entry ON entry.number = change.entry
	WHERE recall_scope.recall = :recall AND change.thing = 'lot' AND change.subject = recall_scope.lot
		AND change.field = 'status' AND change.entry > :recall
)
SELECT act.time AS time,
	((days_between(SUBSTR(act.time, 1, 10), SUBSTR(recall.noticed, 1, 10)) * 1440 +
		CAST(SUBSTR(act.time, 12, 2) AS INTEGER) * 60 + CAST(SUBSTR(act.time, 15, 2) AS INTEGER) -
		CAST(SUBSTR(recall.noticed, 12, 2) AS INTEGER) * 60 - CAST(SUBSTR(recall.noticed, 15, 2) AS INTEGER)) * 1000) / 60
		AS hours,
	act.entry AS entry, act.action AS action, product.code AS product, lot.code AS lot, patient.code AS patient,
	location.code AS location, CAST(act.containers AS INTEGER) AS containers, CAST(act.content AS INTEGER) AS content,
	product.unit AS unit, COALESCE(operator.code, entry.login) AS by, act.note AS note
FROM act
JOIN recall ON recall.entry = :recall
LEFT JOIN lot ON lot.id = act.lot
LEFT JOIN product ON product.id = lot.product
LEFT JOIN patient ON patient.id = act.patient
LEFT JOIN location ON location.id = act.location
LEFT JOIN entry ON entry.number = act.entry
LEFT JOIN operator ON operator.id = entry.operator
ORDER BY act.time, act.place, act.entry, act.line
