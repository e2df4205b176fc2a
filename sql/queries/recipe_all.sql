-- All recipes, in the order of their codes.
SELECT id, code, name, name_key, area, version, life, note, retired
FROM recipe
ORDER BY code;
