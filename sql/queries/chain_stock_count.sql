-- Canonical form: a count.
SELECT number, base, location, area, idle FROM stock_count WHERE entry = :entry
