-- Every change of one thing: when, by whom, in which entry, from what to what.
SELECT change.entry, entry.time, entry.recorded, entry.login, operator.code AS operator, entry.kind, entry.why,
	change.field,
	CASE
		WHEN change.thing = 'product' AND change.field = 'replaces'
		THEN (SELECT code FROM product WHERE id = CAST(change.old AS INTEGER))
		ELSE change.old
	END AS old,
	CASE
		WHEN change.thing = 'product' AND change.field = 'replaces'
		THEN (SELECT code FROM product WHERE id = CAST(change.new AS INTEGER))
		ELSE change.new
	END AS new
FROM change
JOIN entry ON entry.number = change.entry
LEFT JOIN operator ON operator.id = entry.operator
WHERE change.thing = :thing AND change.subject = :subject
ORDER BY change.entry, change.line;
