-- Reservations of which something else is left than the records say.
SELECT reservation FROM (SELECT reservation, line, patient, product, lot, content, until FROM reservation_now WHERE content > 0
	EXCEPT SELECT reservation, line, patient, product, lot, content, until FROM reservation_balance) AS missing
UNION
SELECT reservation FROM (SELECT reservation, line, patient, product, lot, content, until FROM reservation_balance
	EXCEPT SELECT reservation, line, patient, product, lot, content, until FROM reservation_now WHERE content > 0) AS wrong
ORDER BY reservation
