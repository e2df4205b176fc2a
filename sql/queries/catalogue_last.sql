-- The highest id that a thing of this kind bears.
SELECT CASE :thing
	WHEN 'product' THEN (SELECT MAX(id) FROM product)
	WHEN 'package' THEN (SELECT MAX(id) FROM package)
	WHEN 'supplier' THEN (SELECT MAX(id) FROM supplier)
	WHEN 'location' THEN (SELECT MAX(id) FROM location)
	WHEN 'patient' THEN (SELECT MAX(id) FROM patient)
	WHEN 'recipe' THEN (SELECT MAX(id) FROM recipe)
	WHEN 'operator' THEN (SELECT MAX(id) FROM operator)
	WHEN 'setting' THEN (SELECT MAX(id) FROM setting)
	WHEN 'lot' THEN (SELECT MAX(id) FROM lot)
	WHEN 'alias' THEN (SELECT MAX(id) FROM alias)
	WHEN 'contraindication' THEN (SELECT MAX(id) FROM contraindication)
	WHEN 'incompatible' THEN (SELECT MAX(id) FROM incompatible)
END AS id;
