-- All products, in the order of their codes.
SELECT id, code, name, name_key, area, kind, container, content, unit, in_use, maker, actives, ingredients,
	min_age, caution, session_limit, reorder_point,
	supplier, article, order_up_to, lead_time, order_package, note, retired,
	replaces, class, registration, origin, min_temp, max_temp, solvent
FROM product
ORDER BY code;
