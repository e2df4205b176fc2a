-- Writes how much of a product an order asks for.
INSERT INTO order_line (number, line, entry, product, containers, package, net)
VALUES (:number, (SELECT COALESCE(MAX(line), 0) + 1 FROM order_line WHERE number = :number), :entry, :product,
	:containers, :package, :net)
