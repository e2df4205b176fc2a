-- The fields that an entry set, with the codes of what they belong to; of a PIN only that it was set.
SELECT change.thing AS thing, change.field AS field,
	CASE
		WHEN change.thing = 'operator' AND change.field = 'pin' AND change.old IS NOT NULL THEN 'set'
		WHEN change.thing = 'operator' AND change.field = 'default_location'
		THEN (SELECT code FROM location WHERE id = CAST(change.old AS INTEGER))
		WHEN change.thing = 'product' AND change.field IN ('replaces', 'solvent')
		THEN (SELECT code FROM product WHERE id = CAST(change.old AS INTEGER))
		WHEN change.thing = 'layer' AND change.field = 'lot'
		THEN (SELECT code FROM lot WHERE id = CAST(change.old AS INTEGER))
		WHEN change.thing = 'product' AND change.field = 'supplier'
		THEN (SELECT code FROM supplier WHERE id = CAST(change.old AS INTEGER))
		ELSE change.old
	END AS old,
	CASE
		WHEN change.thing = 'operator' AND change.field = 'pin' AND change.new IS NOT NULL THEN 'set'
		WHEN change.thing = 'operator' AND change.field = 'default_location'
		THEN (SELECT code FROM location WHERE id = CAST(change.new AS INTEGER))
		WHEN change.thing = 'product' AND change.field IN ('replaces', 'solvent')
		THEN (SELECT code FROM product WHERE id = CAST(change.new AS INTEGER))
		WHEN change.thing = 'layer' AND change.field = 'lot'
		THEN (SELECT code FROM lot WHERE id = CAST(change.new AS INTEGER))
		WHEN change.thing = 'product' AND change.field = 'supplier'
		THEN (SELECT code FROM supplier WHERE id = CAST(change.new AS INTEGER))
		ELSE change.new
	END AS new,
	COALESCE(
		CASE change.thing
			WHEN 'product' THEN (SELECT code FROM product WHERE id = change.subject)
			WHEN 'supplier' THEN (SELECT code FROM supplier WHERE id = change.subject)
			WHEN 'location' THEN (SELECT code FROM location WHERE id = change.subject)
			WHEN 'patient' THEN (SELECT code FROM patient WHERE id = change.subject)
			WHEN 'recipe' THEN (SELECT code FROM recipe WHERE id = change.subject)
			WHEN 'operator' THEN (SELECT code FROM operator WHERE id = change.subject)
			WHEN 'setting' THEN (SELECT name FROM setting WHERE id = change.subject)
			WHEN 'lot' THEN (SELECT code FROM lot WHERE id = change.subject)
			WHEN 'contraindication' THEN (SELECT code FROM contraindication WHERE id = change.subject)
			WHEN 'incompatible' THEN (SELECT code FROM incompatible WHERE id = change.subject)
			WHEN 'alias' THEN (SELECT code FROM alias WHERE id = change.subject)
			WHEN 'package' THEN (SELECT product.code FROM package JOIN product ON product.id = package.product
				WHERE package.id = change.subject)
		END,
		CAST(change.subject AS TEXT)) AS subject
FROM change
WHERE change.entry = :number
ORDER BY change.line
