-- Which operators bear this code or login?
SELECT id, code, name, role, login, default_location, sees_patients, pin, retired
FROM operator
WHERE code = :name OR login = :name
ORDER BY id;
