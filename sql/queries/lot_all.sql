-- All lots, in the order of their codes.
SELECT id, product, code, expires, status
FROM lot
ORDER BY code, product;
