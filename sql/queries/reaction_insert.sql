-- Writes a reaction to a session.
INSERT INTO reaction (entry, session, day, kind, severity, note) VALUES (:entry, :session, :day, :kind, :severity, :note)
