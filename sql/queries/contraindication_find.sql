-- Which of them bears this code or name?
SELECT id, code, name, name_key, severity, medicines, source, note, retired
FROM contraindication
WHERE code = :name OR name_key = :key
ORDER BY id;
