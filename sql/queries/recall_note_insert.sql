-- Writes what else was done about a recall.
INSERT INTO recall_note (entry, recall, patient, note) VALUES (:entry, :recall, :patient, :note)
