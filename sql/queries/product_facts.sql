-- What acts on stock need to know of a product.
SELECT code, name, container, kind, unit, content, in_use, retired, solvent FROM product WHERE id = :id
