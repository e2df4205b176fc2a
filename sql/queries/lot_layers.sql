-- The inflows of a lot: what each brought, what is left of it, and what became of its price after it was gone.
SELECT layer.id AS layer, layer.entry AS entry, layer.received AS received, inflow.kind AS kind,
	supplier.code AS supplier, delivery.invoice AS invoice, void.number AS voided_by,
	CAST(COALESCE(SUM(CASE WHEN movement.entry = layer.entry THEN movement.containers END), 0) AS INTEGER) AS containers,
	CAST(COALESCE(SUM(CASE WHEN movement.entry = layer.entry THEN movement.value END), 0) AS INTEGER) AS cost,
	CAST(COALESCE(SUM(movement.content), 0) AS INTEGER) AS content,
	CAST(COALESCE(SUM(movement.value), 0) AS INTEGER) AS value,
	COALESCE((SELECT CAST(SUM(price_difference.value) AS INTEGER) FROM price_difference
		WHERE price_difference.layer = layer.id), 0) AS difference
FROM layer
JOIN entry AS inflow ON inflow.number = layer.entry
LEFT JOIN delivery ON delivery.entry = layer.entry
LEFT JOIN supplier ON supplier.id = delivery.supplier
LEFT JOIN entry AS void ON void.voids = layer.entry
LEFT JOIN movement ON movement.layer = layer.id
WHERE layer.lot = :lot
GROUP BY layer.id, layer.entry, layer.received, inflow.kind, supplier.code, delivery.invoice, void.number
ORDER BY layer.received, layer.id
