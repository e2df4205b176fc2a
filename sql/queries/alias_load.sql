-- How does this former code stand?
SELECT id, product, code FROM alias WHERE id = :id;
