-- title: Reserved stock
-- about: What is kept for patients, and until when.
-- roles: manager doctor nurse
-- parameter: patient patient -- only for this patient
-- parameter: product product -- only of this product
-- column: reservation count 11 Reservation
-- column: patient textp 12 Patient
-- column: course count 8 Course [minor 2]
-- column: product text 20 Product
-- column: lot text 18 Lot
-- column: containers count 11 Containers
-- column: content quantity 11 Content [minor]
-- column: unit text 6 Unit [minor]
-- column: until day 11 Until
SELECT reservation_balance.reservation AS reservation, patient.code AS patient, reservation.course AS course,
	product.code AS product, lot.code AS lot,
	(reservation_balance.content + product.content - 1) / product.content AS containers,
	reservation_balance.content AS content, product.unit AS unit, reservation_balance.until AS until
FROM reservation_balance
JOIN reservation ON reservation.entry = reservation_balance.reservation AND reservation.line = reservation_balance.line
JOIN patient ON patient.id = reservation_balance.patient
JOIN product ON product.id = reservation_balance.product
LEFT JOIN lot ON lot.id = reservation_balance.lot
WHERE (reservation_balance.until IS NULL OR reservation_balance.until >= :today)
	AND (CAST(:patient AS INTEGER) IS NULL OR reservation_balance.patient = :patient)
	AND (CAST(:product AS INTEGER) IS NULL OR reservation_balance.product = :product)
ORDER BY reservation_balance.reservation, reservation_balance.line
