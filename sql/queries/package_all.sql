-- All packages, in the order of what they belong to.
SELECT id, product, containers, gtin, retired
FROM package
ORDER BY product, containers, id;
