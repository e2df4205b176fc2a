-- All former codes.
SELECT id, product, code FROM alias ORDER BY code;
