-- Which locations bear this code or name?
SELECT id, code, name, name_key, usable, min_temp, max_temp, note, retired
FROM location
WHERE code = :name OR name_key = :key
ORDER BY id;
