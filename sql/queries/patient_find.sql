-- Which patients bear this code?
SELECT id, code, note, retired
FROM patient
WHERE code = :name
ORDER BY id;
