-- A count is open, if no end of it stands.
INSERT INTO open_count (count)
SELECT stock_count.number
FROM stock_count
WHERE stock_count.number = :count
	AND NOT EXISTS (SELECT 1 FROM count_end
		WHERE count_end.count = stock_count.number
			AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = count_end.entry))
