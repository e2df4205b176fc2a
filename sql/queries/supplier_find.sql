-- Which suppliers bear this code or name?
SELECT id, code, name, name_key, note, retired
FROM supplier
WHERE code = :name OR name_key = :key
ORDER BY id;
