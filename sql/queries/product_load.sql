-- How does this product stand?
SELECT id, code, name, name_key, area, kind, container, content, unit, in_use, maker, actives, reorder_point,
	note, retired, replaces
FROM product
WHERE id = :id;
