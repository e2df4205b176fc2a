-- What is kept of a product on a day, the oldest first.
SELECT reservation_balance.reservation AS reservation, reservation_balance.line AS line,
	reservation_balance.patient AS patient, patient.code AS patient_code, reservation_balance.lot AS lot,
	reservation_balance.content AS content, reservation_balance.until AS until
FROM reservation_balance
JOIN patient ON patient.id = reservation_balance.patient
WHERE reservation_balance.product = :product
	AND (reservation_balance.until IS NULL OR reservation_balance.until >= :day)
ORDER BY reservation_balance.reservation, reservation_balance.line
