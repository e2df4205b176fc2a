-- What is on hand of a layer at a place.
SELECT containers, content, value FROM balance WHERE layer = :layer AND location = :location
