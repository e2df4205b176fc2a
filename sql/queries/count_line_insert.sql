-- A line of a count.
INSERT INTO count_line (count, line, entry, lot, location, opened, found, expected, price)
VALUES (:count, (SELECT COALESCE(MAX(line), 0) + 1 FROM count_line WHERE count = :count), :entry, :lot, :location,
	:opened, :found, :expected, :price)
RETURNING line
