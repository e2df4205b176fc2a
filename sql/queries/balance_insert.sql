-- The first containers of a layer at a place.
INSERT INTO balance (layer, location, containers, content, value)
VALUES (:layer, :location, :containers, :content, :value)
