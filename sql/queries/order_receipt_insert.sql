-- Writes which order a delivery came for.
INSERT INTO order_receipt (entry, number) VALUES (:entry, :number)
