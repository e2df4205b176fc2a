-- Has anything of this product ever come in?
SELECT COUNT(*) AS layers
FROM lot
JOIN layer ON layer.lot = lot.id
WHERE lot.product = :product;
