-- A line of a delivery.
INSERT INTO delivery_line (entry, line, layer, containers, package, net, fees, paper_net, discount, tax_rate, tax,
	recoverable, estimated)
VALUES (:entry, :line, :layer, :containers, :package, :net, :fees, :paper_net, :discount, :tax_rate, :tax,
	:recoverable, :estimated)
