-- The courses that run, with their terms as the last entry that stands left them, and whether the mixture of the next
-- session stands.
SELECT state.course AS course, state.patient AS patient, state.place AS place, state.done AS done, state.last AS last,
	begun.day AS started, terms.planned AS planned, terms.least AS least, terms.most AS most, terms.after AS after,
	terms.more AS more,
	CASE
		WHEN EXISTS (SELECT 1 FROM standing
			JOIN preparation ON preparation.id = standing.preparation
			WHERE preparation.patient = state.patient AND preparation.recipe = state.recipe
				AND preparation.use_by >= :now) THEN 1
		ELSE 0
	END AS mixed
FROM course_state AS state
JOIN entry AS begun ON begun.number = state.course
JOIN course_terms AS terms ON terms.entry = (
	SELECT MAX(latest.entry) FROM course_terms AS latest
	WHERE latest.course = state.course
		AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = latest.entry))
WHERE state.state = 'running'
ORDER BY state.course
