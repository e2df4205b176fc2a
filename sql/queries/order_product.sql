-- How much of a product an order asks for, and what came of it.
SELECT ordered, package, net, received FROM order_position WHERE number = :number AND product = :product
