-- The codes that a product had before, but for one that it has again.
SELECT alias.code AS code
FROM alias JOIN product ON product.id = alias.product
WHERE alias.product = :product AND alias.code <> product.code
ORDER BY alias.id;
