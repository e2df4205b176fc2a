-- The paper of a line that came before it.
INSERT INTO settlement (entry, delivery, line, supplier, invoice) VALUES (:entry, :delivery, :line, :supplier, :invoice)
