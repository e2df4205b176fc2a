-- The lines of a delivery that still wait for their paper, and its supplier; no rows where none does.
SELECT delivery_line.line AS line, delivery.supplier AS supplier, supplier.code AS supplier_code
FROM delivery_line
JOIN delivery ON delivery.entry = delivery_line.entry
LEFT JOIN supplier ON supplier.id = delivery.supplier
WHERE delivery_line.entry = :delivery AND delivery_line.estimated = 1
	AND NOT EXISTS (SELECT 1 FROM settlement
		WHERE settlement.delivery = delivery_line.entry AND settlement.line = delivery_line.line
			AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = settlement.entry))
ORDER BY delivery_line.line
