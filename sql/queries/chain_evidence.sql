-- Canonical form: the files that were shown for an entry.
SELECT line, name, size, sha256 FROM evidence WHERE entry = :entry ORDER BY line
