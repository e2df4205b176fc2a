-- Writes a session under its own number.
INSERT INTO session (entry, number, patient, location, practitioner, area, zones, note)
VALUES (:entry, :entry, :patient, :location, :practitioner, :area, :zones, :note)
