-- The lines of an entry; of one that corrected a session, those that posted it anew.
SELECT layer, location, opened, preparation, reason, containers, content, value
FROM movement
WHERE entry = :entry
	AND line > COALESCE((SELECT taken_back FROM session_correction WHERE session_correction.entry = :entry), 0)
ORDER BY line
