-- Which products bear this code or name, bore the code before, or are packed under this GTIN?
SELECT id, code, name, name_key, area, kind, container, content, unit, in_use, maker, actives, ingredients,
	min_age, caution, session_limit, reorder_point,
	supplier, article, order_up_to, lead_time, order_package, note, retired,
	replaces, class, registration, origin, min_temp, max_temp, solvent
FROM product
WHERE code = :name OR name_key = :key
	OR id IN (SELECT product FROM package WHERE gtin = :gtin)
	OR id IN (SELECT product FROM alias WHERE code = :name)
ORDER BY id;
