-- Canonical form: the fields that an entry set.
SELECT line, thing, subject, field, old, new FROM change WHERE entry = :entry ORDER BY line
