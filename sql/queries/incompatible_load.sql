-- How does a pair that does not go together stand?
SELECT id, code, one, one_key, other, other_key, severity, source, note, retired
FROM incompatible
WHERE id = :id;
