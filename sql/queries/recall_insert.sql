-- Writes a recall.
INSERT INTO recall (entry, notice, noticed, product) VALUES (:entry, :notice, :noticed, :product)
