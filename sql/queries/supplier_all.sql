-- All suppliers, in the order of their codes.
SELECT id, code, name, name_key, note, retired
FROM supplier
ORDER BY code;
