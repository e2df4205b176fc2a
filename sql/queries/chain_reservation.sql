-- Canonical form: stock that is kept for a patient.
SELECT line, patient, course, product, lot, content, until FROM reservation WHERE entry = :entry ORDER BY line
