-- All operators, in the order of their codes.
SELECT id, code, name, role, login, retired
FROM operator
ORDER BY code;
