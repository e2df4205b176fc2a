-- A session as its last entry has it.
SELECT session.entry AS entry, entry.day AS day, entry.time AS time, patient.code AS patient,
	location.code AS location, session.practitioner AS practitioner, session.area AS area, session.zones AS zones,
	session.note AS note, void.number AS voided_by
FROM session
JOIN entry ON entry.number = session.entry
JOIN patient ON patient.id = session.patient
JOIN location ON location.id = session.location
LEFT JOIN entry AS void ON void.voids = session.number
WHERE session.number = :number
ORDER BY session.entry DESC
LIMIT 1
