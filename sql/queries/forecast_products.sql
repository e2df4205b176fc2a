-- What a forecast needs to know of every product.
SELECT id, content, in_use, solvent, lead_time
FROM product
ORDER BY id
