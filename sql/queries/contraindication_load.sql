-- How does a contraindication stand?
SELECT id, code, name, name_key, severity, medicines, source, note, retired
FROM contraindication
WHERE id = :id;
