-- What an entry did to recalls, in words.
SELECT done.what AS what, done.patient AS patient, done.private AS private
FROM (
	SELECT 1 AS place, 0 AS line, 'notice: ' || recall.notice AS what, NULL AS patient, 0 AS private
	FROM recall
	WHERE recall.entry = :entry
	UNION ALL
	SELECT 2, 0, 'all of ' || product.code || ', lots that come later too', NULL, 0
	FROM recall
	JOIN product ON product.id = recall.product
	WHERE recall.entry = :entry
	UNION ALL
	SELECT 3, recall_lot.line, product.code || ' lot ' || lot.code || CASE recall_lot.seen WHEN 0 THEN ': nil return' ELSE '' END,
		NULL, 0
	FROM recall_lot
	JOIN lot ON lot.id = recall_lot.lot
	JOIN product ON product.id = lot.product
	WHERE recall_lot.entry = :entry
	UNION ALL
	SELECT 4, 0, 'about recall ' || CAST(recall_note.recall AS TEXT), NULL, 0
	FROM recall_note
	WHERE recall_note.entry = :entry
	UNION ALL
	SELECT 5, 0, recall_note.note, patient.code, 1
	FROM recall_note
	LEFT JOIN patient ON patient.id = recall_note.patient
	WHERE recall_note.entry = :entry
) AS done
ORDER BY done.place, done.line
