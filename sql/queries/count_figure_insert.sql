-- What a counter found of a line; who entered it counted, unless another was named.
INSERT INTO count_figure (entry, line, count, item, counter, amount, recount)
SELECT entry.number, (SELECT COUNT(*) + 1 FROM count_figure WHERE count_figure.entry = entry.number), :count, :item,
	COALESCE(CAST(:counter AS TEXT), operator.code, entry.login), :amount, :recount
FROM entry LEFT JOIN operator ON operator.id = entry.operator
WHERE entry.number = :entry
