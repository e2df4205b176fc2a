-- Which product had this code before?
SELECT id, product, code FROM alias WHERE code = :name ORDER BY id;
