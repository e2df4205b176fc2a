-- Canonical form: the lines of a delivery.
SELECT line, layer, containers, package, net, fees FROM delivery_line WHERE entry = :entry ORDER BY line
