-- What is left of a reservation.
INSERT INTO reservation_balance (reservation, line, patient, product, lot, content, until)
SELECT reservation, line, patient, product, lot, content, until
FROM reservation_now
WHERE reservation = :reservation AND content > 0
