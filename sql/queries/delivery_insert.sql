-- The head of a delivery.
INSERT INTO delivery (entry, supplier, invoice, currency, rate, total)
VALUES (:entry, :supplier, :invoice, :currency, :rate, :total)
