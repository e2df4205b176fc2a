-- How many inflows of a lot still stand: not voided, and no void themselves.
SELECT COUNT(*) AS inflows
FROM layer
WHERE layer.lot = :lot
	AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.voids = layer.entry)
