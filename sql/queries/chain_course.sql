-- Canonical form: a course that was begun.
SELECT patient, done, last FROM course WHERE entry = :entry
