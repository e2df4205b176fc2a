-- What does not go together, in the order of their codes.
SELECT id, code, one, one_key, other, other_key, severity, source, note, retired
FROM incompatible
ORDER BY code;
