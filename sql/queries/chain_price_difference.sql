-- Canonical form: what the price of goods that were gone changed by.
SELECT line, layer, value FROM price_difference WHERE entry = :entry ORDER BY line
