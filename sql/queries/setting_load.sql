-- How does this setting stand?
SELECT id, name, value
FROM setting
WHERE id = :id;
