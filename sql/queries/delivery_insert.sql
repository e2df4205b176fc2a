-- The head of a delivery.
INSERT INTO delivery (entry, supplier, invoice) VALUES (:entry, :supplier, :invoice)
