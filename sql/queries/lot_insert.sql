-- A new lot.
INSERT INTO lot (id, product, code, expires)
VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM lot), :product, :code, :expires)
RETURNING id
