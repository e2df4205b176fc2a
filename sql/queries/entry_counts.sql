-- What an entry did to stock counts: their start, what counters found, their end, the end that it took back.
SELECT done.count AS number, done.what AS what, product.code AS product, lot.code AS lot, location.code AS location,
	count_line.opened AS opened, CASE WHEN count_line.opened IS NOT NULL OR count_line.found = 'open' THEN 1 ELSE 0 END AS is_open,
	product.unit AS unit, done.amount AS amount, done.counter AS counter, done.recount AS recount
FROM (
	SELECT number AS count, 'started' AS what, 0 AS line, NULL AS item, NULL AS amount, NULL AS counter, 0 AS recount
	FROM stock_count WHERE entry = :entry
	UNION ALL
	SELECT count, 'figure', line, item, amount, counter, recount FROM count_figure WHERE entry = :entry
	UNION ALL
	SELECT count, CASE WHEN posted = 1 THEN 'posted' ELSE 'cancelled' END, 0, NULL, NULL, NULL, 0
	FROM count_end WHERE entry = :entry
	UNION ALL
	SELECT count_end.count, 'open again', 0, NULL, NULL, NULL, 0
	FROM entry JOIN count_end ON count_end.entry = entry.voids
	WHERE entry.number = :entry
) AS done
LEFT JOIN count_line ON count_line.count = done.count AND count_line.line = done.item
LEFT JOIN lot ON lot.id = count_line.lot
LEFT JOIN product ON product.id = lot.product
LEFT JOIN location ON location.id = count_line.location
ORDER BY done.count, done.line
