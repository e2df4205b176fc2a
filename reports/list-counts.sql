-- title: Counts
-- about: Stock counts, what they were limited to and what became of them. The newest first.
-- roles: manager doctor nurse accountant
-- parameter: limit count 100 -- at most so many
-- column: count text 7 Count
-- column: started time 17 Started
-- column: who text 12 Who
-- column: location text 12 Location
-- column: area text 7 Area
-- column: not_counted_for days 15 Not counted for
-- column: lines count 7 Lines
-- column: counted count 8 Counted
-- column: state text 10 State
-- column: entry count 7 Entry
SELECT 'C' || CAST(stock_count.number AS TEXT) AS count, entry.time AS started,
	COALESCE(operator.code, entry.login) AS who, location.code AS location, stock_count.area AS area,
	stock_count.idle AS not_counted_for,
	(SELECT COUNT(*) FROM count_line WHERE count_line.count = stock_count.number) AS lines,
	(SELECT COUNT(DISTINCT count_figure.item) FROM count_figure WHERE count_figure.count = stock_count.number) AS counted,
	CASE WHEN ending.posted = 1 THEN 'posted' WHEN ending.posted = 0 THEN 'cancelled' ELSE 'open' END AS state,
	ending.entry AS entry
FROM stock_count
JOIN entry ON entry.number = stock_count.entry
LEFT JOIN operator ON operator.id = entry.operator
LEFT JOIN location ON location.id = stock_count.location
LEFT JOIN count_end AS ending ON ending.count = stock_count.number
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = ending.entry)
ORDER BY stock_count.number DESC
LIMIT CAST(:limit AS INTEGER)
