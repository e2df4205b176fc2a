-- Writes that a reservation is released.
INSERT INTO reservation_release (entry, reservation) VALUES (:entry, :reservation)
