-- What came broken with a line of a delivery.
INSERT INTO claim (entry, line, containers, value) VALUES (:entry, :line, :containers, :value)
