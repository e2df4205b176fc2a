-- Which lots bear this code?
SELECT id, product, code, expires, status
FROM lot
WHERE code = :name
ORDER BY id;
