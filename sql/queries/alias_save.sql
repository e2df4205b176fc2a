-- Writes a former code of a product.
INSERT INTO alias (id, product, code) VALUES (:id, CAST(:product AS INTEGER), :code)
ON CONFLICT (id) DO UPDATE SET product = excluded.product, code = excluded.code;
