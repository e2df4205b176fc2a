-- Canonical form: lines of a count, with the lot as the entry that wrote them knew it.
SELECT count, line, lot, location, opened, found, expected, price FROM count_line
WHERE entry = :entry ORDER BY count, line
