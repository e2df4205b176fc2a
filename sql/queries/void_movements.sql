-- The lines of an entry.
SELECT layer, location, opened, preparation, reason, containers, content, value
FROM movement WHERE entry = :entry ORDER BY line
