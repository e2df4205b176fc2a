-- A mixture is thrown away.
INSERT INTO discarded_preparation (entry, preparation) VALUES (:entry, :preparation)
