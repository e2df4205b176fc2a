-- Every change of one thing, of a product with its packages: when, by whom, in which entry, from what to what; of a PIN
-- only that it was set.
SELECT change.entry, entry.time, entry.recorded, entry.login, operator.code AS operator, entry.kind, entry.why,
	change.field AS field, package.containers AS package,
	CASE
		WHEN change.thing = 'operator' AND change.field = 'pin' AND change.old IS NOT NULL THEN 'set'
		WHEN change.thing = 'operator' AND change.field = 'default_location'
		THEN (SELECT code FROM location WHERE id = CAST(change.old AS INTEGER))
		WHEN change.thing = 'product' AND change.field IN ('replaces', 'solvent')
		THEN (SELECT code FROM product WHERE id = CAST(change.old AS INTEGER))
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
		WHEN change.thing = 'product' AND change.field = 'supplier'
		THEN (SELECT code FROM supplier WHERE id = CAST(change.new AS INTEGER))
		ELSE change.new
	END AS new
FROM change
JOIN entry ON entry.number = change.entry
LEFT JOIN operator ON operator.id = entry.operator
LEFT JOIN package ON change.thing = 'package' AND package.id = change.subject
WHERE (change.thing = :thing AND change.subject = :subject)
	OR (change.thing = 'package' AND :thing = 'product' AND package.product = :subject AND change.field <> 'product')
ORDER BY change.entry, change.line;
