-- All settings, in the order of their names.
SELECT id, name, value
FROM setting
ORDER BY name;
