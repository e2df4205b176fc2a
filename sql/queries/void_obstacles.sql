-- Later entries, not voided, that took from a layer at a place or an opened container into which an entry brought
-- something, value alone as well, or that moved or threw away an opened container from which it took; one that was
-- written off in part is still there. What an entry took and gave back is nothing. Of an entry that corrected a session
-- only what it posted anew counts, and what was corrected since does not.
WITH moved AS (
	SELECT layer, location, opened, SUM(content) AS content
	FROM movement
	WHERE entry = :entry
		AND line > COALESCE((SELECT taken_back FROM session_correction WHERE session_correction.entry = :entry), 0)
	GROUP BY layer, location, opened
	HAVING SUM(content) <> 0 OR SUM(value) <> 0
), taken AS (
	SELECT movement.entry AS entry, moved.opened AS opened, moved.content AS moved
	FROM moved
	JOIN movement ON movement.layer = moved.layer AND movement.location = moved.location
		AND (movement.opened = moved.opened OR (movement.opened IS NULL AND moved.opened IS NULL))
	WHERE movement.entry > :entry
		AND movement.line > COALESCE((SELECT taken_back FROM session_correction AS anew
			WHERE anew.entry = movement.entry), 0)
	GROUP BY movement.entry, moved.layer, moved.location, moved.opened, moved.content
	HAVING SUM(movement.content) < 0
)
SELECT DISTINCT entry.number AS number, entry.kind AS kind, entry.day AS day
FROM taken JOIN entry ON entry.number = taken.entry
WHERE entry.voids IS NULL
	AND (taken.moved >= 0 OR (taken.opened IS NOT NULL AND (entry.kind IN ('discarded', 'transferred')
		OR (entry.kind NOT IN ('session', 'prepared', 'consumed') AND NOT EXISTS (
			SELECT 1 FROM opened_balance WHERE opened_balance.opened = taken.opened)))))
	AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.entry = entry.number)
ORDER BY entry.number
