-- A session used a mixture.
INSERT INTO session_preparation (entry, preparation) VALUES (:entry, :preparation)
