-- title: Products
-- about: The catalogue of products.
-- roles: manager doctor nurse accountant
-- parameter: all count 0 -- retired ones too: 1
-- column: code text 14 Code
-- column: name text 32 Name
-- column: maker text 20 Maker
-- column: area text 7 Area
-- column: kind text 12 Kind
-- column: container text 11 Container
-- column: content quantity 9 Content
-- column: unit text 6 Unit
-- column: package count 9 Package
-- column: reorder_point count 9 Reorder at
-- column: retired text 8 Retired
SELECT product.code AS code, product.name AS name, product.maker AS maker, product.area AS area,
	product.kind AS kind, product.container AS container, product.content AS content, product.unit AS unit,
	(SELECT MIN(containers) FROM package
		WHERE package.product = product.id AND package.retired = 0 AND containers > 1) AS package,
	product.reorder_point AS reorder_point, CASE product.retired WHEN 1 THEN 'retired' END AS retired
FROM product
WHERE product.retired <= :all
ORDER BY product.code;
