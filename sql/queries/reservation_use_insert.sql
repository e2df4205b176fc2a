-- Writes what was taken of a line of a reservation.
INSERT INTO reservation_use (entry, line, reservation, kept, content)
VALUES (:entry, (SELECT COALESCE(MAX(line), 0) + 1 FROM reservation_use WHERE entry = :entry), :reservation, :kept,
	:content)
