-- The photographs of a visit.
SELECT reference FROM visit_photo WHERE entry = :entry ORDER BY line
