-- A course with its terms, as the last entry that stands left them; nothing of one that is void.
SELECT course.patient AS patient, patient.code AS patient_code, course.done AS done, course.last AS last,
	begun.day AS started, terms.entry AS terms, terms.planned AS planned, terms.least AS least, terms.most AS most,
	terms.after AS after, terms.more AS more, terms.area AS area, terms.practitioner AS practitioner
FROM course
JOIN entry AS begun ON begun.number = course.entry
JOIN patient ON patient.id = course.patient
JOIN course_terms AS terms ON terms.entry = (
	SELECT MAX(latest.entry) FROM course_terms AS latest
	WHERE latest.course = course.entry
		AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = latest.entry))
WHERE course.entry = :course AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = course.entry)
