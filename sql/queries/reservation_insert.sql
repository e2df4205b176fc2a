-- Writes the next line of what is kept for a patient.
INSERT INTO reservation (entry, line, patient, course, product, lot, content, until)
VALUES (:entry, (SELECT COALESCE(MAX(line), 0) + 1 FROM reservation WHERE entry = :entry), :patient, :course, :product,
	:lot, :content, :until)
