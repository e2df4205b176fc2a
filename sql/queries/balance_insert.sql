-- The first containers of a layer at a place.
INSERT INTO balance (layer, location, product, lot, containers, content, value)
SELECT :layer, :location, lot.product, lot.id, :containers, :content, :value
FROM layer
JOIN lot ON lot.id = layer.lot
WHERE layer.id = :layer
