-- The parts of a session; one from before sessions had parts has its mixture, with what stands on the session.
SELECT part.preparation AS preparation, preparation.entry AS made, preparation.ordinal AS ordinal,
	preparation.recipe AS recipe_id, recipe.code AS recipe, preparation.version AS version, preparation.use_by AS use_by,
	component.code AS use_by_of, part.area AS area, part.zones AS zones, part.method AS method,
	part.injected AS injected, part.blood AS blood, part.plasma AS plasma
FROM (
	SELECT line, preparation, area, zones, method, injected, blood, plasma
	FROM session_part
	WHERE entry = :entry
	UNION ALL
	SELECT 1, taken.preparation, session.area, session.zones, NULL, NULL, NULL, NULL
	FROM session
	LEFT JOIN session_preparation AS taken ON taken.entry = session.entry
	WHERE session.entry = :entry
		AND NOT EXISTS (SELECT 1 FROM session_part AS known WHERE known.entry = session.entry)
) AS part
LEFT JOIN preparation ON preparation.id = part.preparation
LEFT JOIN recipe ON recipe.id = preparation.recipe
LEFT JOIN product AS component ON component.id = preparation.use_by_of
ORDER BY part.line, part.preparation
