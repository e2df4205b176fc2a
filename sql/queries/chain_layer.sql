-- Canonical form: the layers that an entry brought in, with the lot they had then.
SELECT layer.id AS id, layer.received AS received,
	COALESCE((SELECT CAST(change.old AS INTEGER) FROM change
		WHERE change.thing = 'layer' AND change.subject = layer.id AND change.field = 'lot'
		ORDER BY change.entry, change.line LIMIT 1), layer.lot) AS lot
FROM layer WHERE layer.entry = :entry ORDER BY layer.id
