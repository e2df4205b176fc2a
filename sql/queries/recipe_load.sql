-- How does this recipe stand?
SELECT id, code, name, name_key, area, version, life, note, retired
FROM recipe
WHERE id = :id;
