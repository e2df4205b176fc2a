-- How does this location stand?
SELECT id, code, name, name_key, usable, retired
FROM location
WHERE id = :id;
