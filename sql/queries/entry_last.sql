-- The last entry, for the number and the clock of the next one.
SELECT number, recorded FROM entry ORDER BY number DESC LIMIT 1
