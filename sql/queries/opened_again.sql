-- A container that a session opened, which its correction has put back: opened again as it was, it keeps its number.
SELECT MIN(opened.number) AS number
FROM session
JOIN session AS known ON known.number = session.number
JOIN opened ON opened.entry = known.entry
WHERE session.entry = :entry AND opened.layer = :layer AND opened.time = :time AND opened.use_by = :use_by
	AND NOT EXISTS (SELECT 1 FROM opened_balance WHERE opened_balance.opened = opened.number)
	AND NOT EXISTS (SELECT 1 FROM movement
		WHERE movement.entry = :entry AND movement.opened = opened.number AND movement.line > (
			SELECT taken_back FROM session_correction WHERE session_correction.entry = :entry))
