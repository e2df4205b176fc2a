-- A session as its last entry has it.
SELECT session.entry AS entry, entry.day AS day, entry.time AS time, patient.code AS patient,
	location.code AS location, session.practitioner AS practitioner, session.area AS area, session.zones AS zones,
	session.note AS note, recipe.code AS recipe, preparation.version AS version, preparation.use_by AS use_by,
	component.code AS use_by_of, void.number AS voided_by
FROM session
JOIN entry ON entry.number = session.entry
JOIN patient ON patient.id = session.patient
JOIN location ON location.id = session.location
LEFT JOIN entry AS void ON void.voids = session.number
LEFT JOIN preparation ON preparation.id = (
	SELECT MIN(taken.preparation) FROM session_preparation AS taken WHERE taken.entry = session.entry)
LEFT JOIN recipe ON recipe.id = preparation.recipe
LEFT JOIN product AS component ON component.id = preparation.use_by_of
WHERE session.number = :number
ORDER BY session.entry DESC
LIMIT 1
