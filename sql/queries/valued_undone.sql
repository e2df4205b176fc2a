-- Which entries up to a day took which lines of others back; the taker's own come in reverse, from its first on.
SELECT undone.entry AS entry, undone.undone_by AS undone_by, COALESCE(anew.taken_back, 0) + 1 AS first,
	(SELECT MAX(movement.line) FROM movement WHERE movement.entry = undone.entry) AS last,
	CASE WHEN gone.day = again.day THEN 1 ELSE 0 END AS at_once
FROM undone
JOIN entry AS gone ON gone.number = undone.entry
JOIN entry AS again ON again.number = undone.undone_by
LEFT JOIN session_correction AS anew ON anew.entry = undone.entry
WHERE again.day <= CAST(:until AS TEXT)
ORDER BY undone.entry
