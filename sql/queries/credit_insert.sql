-- What a supplier gives back.
INSERT INTO supplier_credit (entry, supplier, amount, of) VALUES (:entry, :supplier, :amount, :of)
