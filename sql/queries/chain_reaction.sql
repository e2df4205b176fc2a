-- Canonical form: a reaction to a session.
SELECT session, day, kind, severity, note FROM reaction WHERE entry = :entry
