-- Other counts that are open over stock that a count is about.
SELECT DISTINCT other.count AS count
FROM count_line
JOIN count_line AS other ON other.lot = count_line.lot AND other.location = count_line.location
	AND (other.opened = count_line.opened OR (other.opened IS NULL AND count_line.opened IS NULL
		AND COALESCE(other.found, 'sealed') = 'sealed'))
JOIN open_count ON open_count.count = other.count
WHERE count_line.count = :count AND other.count <> :count
ORDER BY other.count
