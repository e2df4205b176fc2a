-- The last entry that changed the status of a lot of a recall after it, or named the lot in a recall that stands.
SELECT later.number AS number, lot.code AS code
FROM recall_lot
JOIN lot ON lot.id = recall_lot.lot
JOIN change ON change.thing = 'lot' AND change.subject = recall_lot.lot AND change.field = 'status'
JOIN entry AS later ON later.number = change.entry
WHERE recall_lot.entry = :entry AND change.entry > :entry AND later.voids IS NULL
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = later.number)
UNION
SELECT other.entry, lot.code
FROM recall_lot
JOIN lot ON lot.id = recall_lot.lot
JOIN recall_lot AS other ON other.lot = recall_lot.lot
WHERE recall_lot.entry = :entry AND other.entry > :entry
	AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = other.entry)
ORDER BY number DESC, code
LIMIT 1
