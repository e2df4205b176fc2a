-- What an entry did to reservations, in words.
SELECT kept.reservation AS reservation, patient.code AS patient, kept.what AS what
FROM (
	SELECT reservation.entry AS reservation, 1 AS place, reservation.line AS line, reservation.patient AS patient,
		product.code || COALESCE(' of lot ' || lot.code, '') AS what
	FROM reservation
	JOIN product ON product.id = reservation.product
	LEFT JOIN lot ON lot.id = reservation.lot
	WHERE reservation.entry = :entry
	UNION ALL
	SELECT reservation_release.reservation, 2, 0,
		(SELECT MIN(reservation.patient) FROM reservation
			WHERE reservation.entry = reservation_release.reservation),
		'released'
	FROM reservation_release
	WHERE reservation_release.entry = :entry
	UNION ALL
	SELECT reservation_use.reservation, 3, reservation_use.line, reservation.patient, 'used of ' || product.code
	FROM reservation_use
	JOIN reservation ON reservation.entry = reservation_use.reservation AND reservation.line = reservation_use.kept
	JOIN product ON product.id = reservation.product
	WHERE reservation_use.entry = :entry
) AS kept
JOIN patient ON patient.id = kept.patient
ORDER BY kept.place, kept.reservation, kept.line
