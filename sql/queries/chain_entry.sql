-- Canonical form: the head of an entry.
SELECT number, kind, recorded, day, time, login, operator, why, document, voids, ref, request, clock_behind
FROM entry WHERE number = :entry
