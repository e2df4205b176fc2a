-- A container that an entry opens.
INSERT INTO opened (number, entry, layer, time, use_by)
VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM opened), :entry, :layer, :time, :use_by)
RETURNING number
