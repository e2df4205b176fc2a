-- A reservation, and what is left of it.
SELECT patient.code AS patient, CAST(COALESCE(SUM(reservation_balance.content), 0) AS INTEGER) AS content
FROM reservation
JOIN patient ON patient.id = reservation.patient
LEFT JOIN reservation_balance ON reservation_balance.reservation = reservation.entry
	AND reservation_balance.line = reservation.line
WHERE reservation.entry = :reservation
GROUP BY patient.code
