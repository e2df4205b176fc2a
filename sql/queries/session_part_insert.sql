-- Writes a part of a session.
INSERT INTO session_part (entry, line, preparation, area, zones, method, injected)
VALUES (:entry, :line, :preparation, :area, :zones, :method, :injected)
