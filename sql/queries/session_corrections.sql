-- The corrections of a session, the first one first.
SELECT entry.number AS number, entry.recorded AS recorded, COALESCE(operator.code, entry.login) AS who, entry.why AS why,
	old.patient AS old_patient, new.patient AS new_patient, former.code AS patient_was
FROM session AS new
JOIN session_correction ON session_correction.entry = new.entry
JOIN session AS old ON old.entry = session_correction.corrected
JOIN patient AS former ON former.id = old.patient
JOIN entry ON entry.number = new.entry
LEFT JOIN operator ON operator.id = entry.operator
WHERE new.number = :number
ORDER BY entry.number
