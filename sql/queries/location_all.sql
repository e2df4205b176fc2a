-- All locations, in the order of their codes.
SELECT id, code, name, name_key, usable, min_temp, max_temp, note, retired
FROM location
ORDER BY code;
