-- Which settings bear this name?
SELECT id, name, value
FROM setting
WHERE name = :name
ORDER BY id;
