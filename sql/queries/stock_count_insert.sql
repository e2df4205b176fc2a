-- A new count of the open entry, on the ground of what the entries before it left.
INSERT INTO stock_count (number, entry, base, location, area, idle)
VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM stock_count), :entry, :entry - 1, :location, :area, :idle)
RETURNING number
