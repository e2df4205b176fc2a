-- Writes what was warned of, or overridden, when an entry was posted.
INSERT INTO finding (entry, line, rule, severity, detail, reason, approver)
VALUES (:entry, :line, :rule, :severity, :detail, :reason, :approver)
