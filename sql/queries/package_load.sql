-- How does this package stand?
SELECT id, product, containers, gtin, retired
FROM package
WHERE id = :id;
