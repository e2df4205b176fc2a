-- All products, in the order of their codes.
SELECT id, code, name, name_key, area, kind, container, content, unit, in_use, maker, actives, reorder_point,
	note, retired, replaces
FROM product
ORDER BY code;
