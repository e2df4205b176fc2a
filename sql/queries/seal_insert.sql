-- Closes an entry.
INSERT INTO seal (entry, format, previous, hash) VALUES (:entry, :format, :previous, :hash)
