-- Writes what was warned of when an entry was posted.
INSERT INTO finding (entry, line, rule, severity, detail)
VALUES (:entry, :line, :rule, :severity, :detail)
