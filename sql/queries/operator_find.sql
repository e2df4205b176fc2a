-- Which operators bear this code or login?
SELECT id, code, name, role, login, retired
FROM operator
WHERE code = :name OR login = :name
ORDER BY id;
