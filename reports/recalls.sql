-- title: Recalls
-- about: The recalls that there were, whom they reached and what is left to do. The newest first.
-- roles: manager doctor nurse accountant
-- column: recall count 8 Recall
-- column: notice text 20 Notice
-- column: noticed time 17 Noticed
-- column: recalled time 17 Recalled
-- column: lots count 6 Lots
-- column: patients count 9 Patients
-- column: called count 7 Called
-- column: remaining count 7 Left
-- column: state text 16 State [rule state]
SELECT recall.entry AS recall, recall.notice AS notice, recall.noticed AS noticed, entry.time AS recalled,
	(SELECT COUNT(*) FROM recall_lot WHERE recall_lot.entry = recall.entry) AS lots,
	(SELECT COUNT(DISTINCT had.patient) FROM (
		SELECT session.patient AS patient
		FROM recall_scope
		CROSS JOIN layer
		CROSS JOIN drawn
		CROSS JOIN session
		WHERE recall_scope.recall = recall.entry AND layer.lot = recall_scope.lot AND drawn.layer = layer.id
			AND drawn.reason IN ('used', 'consumed') AND session.entry = drawn.session
		GROUP BY session.patient, session.number, layer.lot
		HAVING SUM(drawn.content) < 0) AS had) AS patients,
	(SELECT COUNT(DISTINCT recall_note.patient) FROM recall_note
		WHERE recall_note.recall = recall.entry
			AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = recall_note.entry)) AS called,
	(SELECT COUNT(*) FROM recall_scope
		CROSS JOIN layer
		CROSS JOIN balance
		WHERE recall_scope.recall = recall.entry AND layer.lot = recall_scope.lot AND balance.layer = layer.id) +
	(SELECT COUNT(*) FROM opened_balance
		CROSS JOIN opened
		CROSS JOIN layer
		CROSS JOIN recall_scope
		WHERE opened.number = opened_balance.opened AND layer.id = opened.layer
			AND recall_scope.recall = recall.entry AND recall_scope.lot = layer.lot) +
	(SELECT COUNT(DISTINCT standing.preparation) FROM standing
		CROSS JOIN movement
		CROSS JOIN layer
		CROSS JOIN recall_scope
		WHERE movement.preparation = standing.preparation AND layer.id = movement.layer
			AND recall_scope.recall = recall.entry AND recall_scope.lot = layer.lot) AS remaining,
	CASE
		WHEN void.number IS NOT NULL THEN 'VOID by ' || CAST(void.number AS TEXT)
		WHEN NOT EXISTS (SELECT 1 FROM recall_lot WHERE recall_lot.entry = recall.entry AND recall_lot.seen = 1)
		THEN 'nil return'
	END AS state
FROM recall
JOIN entry ON entry.number = recall.entry
LEFT JOIN entry AS void ON void.voids = recall.entry
ORDER BY recall.entry DESC
