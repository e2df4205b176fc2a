-- How does this supplier stand?
SELECT id, code, name, name_key, note, retired
FROM supplier
WHERE id = :id;
