-- How does this operator stand?
SELECT id, code, name, role, login, default_location, sees_patients, pin, retired
FROM operator
WHERE id = :id;
