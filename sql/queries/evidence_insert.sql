-- Writes a file that was shown for an entry.
INSERT INTO evidence (entry, line, name, size, sha256) VALUES (:entry, :line, :name, :size, :sha256)
