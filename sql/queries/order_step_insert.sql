-- Writes that an order was sent or cancelled.
INSERT INTO order_step (entry, number, step, expected) VALUES (:entry, :number, :step, :expected)
