-- What the price of goods that are gone changed by.
INSERT INTO price_difference (entry, line, layer, value) VALUES (:entry, :line, :layer, :value)
