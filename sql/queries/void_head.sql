-- An entry that is to be voided, and what voided it already.
SELECT entry.kind AS kind, entry.day AS day, entry.time AS time, entry.recorded AS recorded,
	entry.operator AS operator, entry.voids AS voids, void.number AS voided_by,
	(SELECT session.number FROM session_correction
		JOIN session ON session.entry = session_correction.entry
		WHERE session_correction.entry = entry.number) AS corrects,
	(SELECT MAX(session.entry) FROM session WHERE session.number = entry.number) AS session
FROM entry LEFT JOIN entry AS void ON void.voids = entry.number
WHERE entry.number = :number
