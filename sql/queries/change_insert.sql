-- Writes that an entry set a field.
INSERT INTO change (entry, line, thing, subject, field, old, new)
VALUES (:entry, :line, :thing, :subject, :field, :old, :new)
