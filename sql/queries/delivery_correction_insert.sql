-- How a line of a delivery reads from now on.
INSERT INTO delivery_correction (entry, delivery, line, containers, net)
VALUES (:entry, :delivery, :line, :containers, :net)
