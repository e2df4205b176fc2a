-- Canonical form: the photographs of a visit.
SELECT line, reference FROM visit_photo WHERE entry = :entry ORDER BY line
