-- The clinic's contraindications, in the order of their codes.
SELECT id, code, name, name_key, severity, medicines, source, note, retired
FROM contraindication
ORDER BY code;
