-- Canonical form: the lines of an entry.
SELECT line, layer, location, opened, preparation, reason, containers, content, value
FROM movement WHERE entry = :entry ORDER BY line
