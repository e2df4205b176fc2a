-- Writes a line of an entry.
INSERT INTO movement (entry, line, layer, location, opened, preparation, reason, containers, content, value)
VALUES (:entry, :line, :layer, :location, :opened, :preparation, :reason, :containers, :content, :value)
