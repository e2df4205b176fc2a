-- How does this patient stand?
SELECT id, code, note, retired
FROM patient
WHERE id = :id;
