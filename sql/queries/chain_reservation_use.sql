-- Canonical form: what was taken of reservations.
SELECT line, reservation, kept, content FROM reservation_use WHERE entry = :entry ORDER BY line
