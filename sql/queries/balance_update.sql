-- A layer's new balance at a place.
UPDATE balance SET containers = :containers, content = :content, value = :value
WHERE layer = :layer AND location = :location
