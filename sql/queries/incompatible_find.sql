-- Which of them bears this code?
SELECT id, code, one, one_key, other, other_key, severity, source, note, retired
FROM incompatible
WHERE code = :name
ORDER BY id;
