-- Canonical form: what was warned of.
SELECT line, rule, severity, detail, reason, approver FROM finding WHERE entry = :entry ORDER BY line
