-- A session as its last entry has it, at the time of its first.
SELECT session.entry AS entry, entry.day AS day, entry.time AS time, session.patient AS patient_id,
	patient.code AS patient, session.location AS location_id, location.code AS location,
	session.practitioner AS practitioner, session.area AS area, session.zones AS zones, session.note AS note,
	void.number AS voided_by
FROM session
JOIN entry ON entry.number = session.number
JOIN patient ON patient.id = session.patient
JOIN location ON location.id = session.location
LEFT JOIN entry AS void ON void.voids = session.entry
WHERE session.number = :number
ORDER BY session.entry DESC
LIMIT 1
