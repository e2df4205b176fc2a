-- The content of one container of a product.
SELECT content FROM product WHERE id = :id
