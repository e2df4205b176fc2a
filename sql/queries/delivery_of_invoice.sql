-- The last delivery that stands and bears a supplier's invoice number.
SELECT delivery.entry AS entry, entry.day AS day
FROM delivery JOIN entry ON entry.number = delivery.entry
WHERE delivery.supplier = :supplier AND delivery.invoice = :invoice
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = delivery.entry)
ORDER BY delivery.entry DESC
LIMIT 1
