-- Begins an order, with the number after the last one.
INSERT INTO purchase_order (number, entry, supplier)
VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM purchase_order), :entry, :supplier)
RETURNING number
