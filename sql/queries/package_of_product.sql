-- How is this product packed, the smallest package first?
SELECT id, product, containers, gtin, retired
FROM package
WHERE product = :product
ORDER BY containers, id;
