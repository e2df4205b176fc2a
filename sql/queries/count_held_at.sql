-- Sealed containers that there were of a lot at a place after an entry.
SELECT CAST(COALESCE(SUM(movement.containers), 0) AS INTEGER) AS containers
FROM layer
JOIN movement ON movement.layer = layer.id
WHERE layer.lot = :lot AND movement.location = :location AND movement.opened IS NULL AND movement.entry <= :base
