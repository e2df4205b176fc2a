-- Counts that are said to be open and are not, or the other way round.
WITH standing AS (
	SELECT stock_count.number AS count
	FROM stock_count
	WHERE NOT EXISTS (SELECT 1 FROM count_end
		WHERE count_end.count = stock_count.number
			AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = count_end.entry))
)
SELECT count FROM (SELECT count FROM standing EXCEPT SELECT count FROM open_count) AS missing
UNION
SELECT count FROM (SELECT count FROM open_count EXCEPT SELECT count FROM standing) AS wrong
ORDER BY count
