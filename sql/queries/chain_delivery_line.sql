-- Canonical form: the lines of a delivery.
SELECT line, layer, containers, package, net, fees, paper_net, discount, tax_rate, tax, recoverable, estimated
FROM delivery_line WHERE entry = :entry ORDER BY line
