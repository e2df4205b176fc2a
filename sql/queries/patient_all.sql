-- All patients, in the order of their codes.
SELECT id, code, note, retired
FROM patient
ORDER BY code;
