-- Writes a course.
INSERT INTO course (entry, patient, done, last) VALUES (:entry, :patient, :done, :last)
