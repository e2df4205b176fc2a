-- Writes the reference to a photograph of a visit.
INSERT INTO visit_photo (entry, line, reference) VALUES (:entry, :line, :reference)
