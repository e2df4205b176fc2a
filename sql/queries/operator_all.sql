-- All operators, in the order of their codes.
SELECT id, code, name, role, login, default_location, sees_patients, pin, retired
FROM operator
ORDER BY code;
