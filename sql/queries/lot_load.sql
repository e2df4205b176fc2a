-- How does this lot stand?
SELECT id, product, code, expires, status
FROM lot
WHERE id = :id;
