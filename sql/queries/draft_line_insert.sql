-- Adds a line to a delivery that is typed in.
INSERT INTO draft_line (owner, line, product, lot, expires, location, package, containers, free, broken, net, discount,
	tax_rate, recoverable, purchase_order)
VALUES (:owner, (SELECT COALESCE(MAX(line), 0) + 1 FROM draft_line WHERE owner = :owner), :product, :lot, :expires,
	:location, :package, :containers, :free, :broken, :net, :discount, :tax_rate, :recoverable, :purchase_order)
RETURNING line
