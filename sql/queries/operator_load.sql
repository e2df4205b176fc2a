-- How does this operator stand?
SELECT id, code, name, role, login, retired
FROM operator
WHERE id = :id;
