-- Canonical form: the file that was imported.
SELECT kind, name, sha256, lines, first FROM imported WHERE entry = :entry
