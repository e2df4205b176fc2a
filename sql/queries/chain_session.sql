-- Canonical form: a session.
SELECT number, patient, location, practitioner, area, zones, note FROM session WHERE entry = :entry
