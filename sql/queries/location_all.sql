-- All locations, in the order of their codes.
SELECT id, code, name, name_key, usable, retired
FROM location
ORDER BY code;
