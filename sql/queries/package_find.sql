-- Which packages bear this GTIN?
SELECT id, product, containers, gtin, retired
FROM package
WHERE gtin = :gtin
ORDER BY id;
