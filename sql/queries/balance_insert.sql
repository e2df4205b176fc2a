-- The first containers of a layer at a place.
INSERT INTO balance (layer, location, product, containers, content, value)
VALUES (:layer, :location, (SELECT lot.product FROM layer JOIN lot ON lot.id = layer.lot WHERE layer.id = :layer),
	:containers, :content, :value)
