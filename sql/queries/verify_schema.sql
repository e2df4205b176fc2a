-- What the schema consists of, as it was written: tables, indexes, triggers; the engine's own left out.
SELECT type || ' ' || name AS thing, sql
FROM sqlite_schema
WHERE sql IS NOT NULL AND SUBSTR(name, 1, 7) <> 'sqlite_'
ORDER BY type || ' ' || name
