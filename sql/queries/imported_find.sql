-- When was a file with these bytes imported?
SELECT imported.entry, imported.kind, imported.name, entry.day
FROM imported
JOIN entry ON entry.number = imported.entry
WHERE imported.sha256 = :sha256
ORDER BY imported.entry DESC
LIMIT 1;
