-- Every change of one thing: when, by whom, in which entry, from what to what.
SELECT change.entry, entry.time, entry.recorded, entry.login, operator.code AS operator, entry.kind,
	change.field, change.old, change.new
FROM change
JOIN entry ON entry.number = change.entry
LEFT JOIN operator ON operator.id = entry.operator
WHERE change.thing = :thing AND change.subject = :subject
ORDER BY change.entry, change.line;
