-- What a lot's status was at a moment of business time: what the last entry said of all that count until then; released
-- before any did.
SELECT COALESCE((
	SELECT change.new
	FROM change
	JOIN entry ON entry.number = change.entry
	WHERE change.thing = 'lot' AND change.subject = :lot AND change.field = 'status' AND entry.time <= :time
	ORDER BY change.entry DESC, change.line DESC
	LIMIT 1), 'released') AS status
