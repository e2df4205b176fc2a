-- Writes which order a line of a delivery came for.
INSERT INTO receipt_line (entry, line, number) VALUES (:entry, :line, :number)
