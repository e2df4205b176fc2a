-- How does this location stand?
SELECT id, code, name, name_key, usable, min_temp, max_temp, note, retired
FROM location
WHERE id = :id;
