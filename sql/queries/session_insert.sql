-- Writes a session.
INSERT INTO session (entry, number, patient, location, practitioner, area, zones, note)
VALUES (:entry, :number, :patient, :location, :practitioner, :area, :zones, :note)
