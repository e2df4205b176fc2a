-- Writes a lot that a recall names.
INSERT INTO recall_lot (entry, line, lot, before, seen) VALUES (:entry, :line, :lot, :before, :seen)
