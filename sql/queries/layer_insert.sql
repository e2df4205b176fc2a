-- A new inflow of a lot.
INSERT INTO layer (id, lot, entry, received)
VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM layer), :lot, :entry, :received)
RETURNING id
