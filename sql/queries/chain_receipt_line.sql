-- Canonical form: lines of a delivery that came for orders of their own.
SELECT line, number FROM receipt_line WHERE entry = :entry ORDER BY line
