-- A line of a delivery.
INSERT INTO delivery_line (entry, line, layer, containers, package, net)
VALUES (:entry, :line, :layer, :containers, :package, :net)
