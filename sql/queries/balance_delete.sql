-- Nothing of a layer is left at a place.
DELETE FROM balance WHERE layer = :layer AND location = :location
