-- Writes what else is known of a visit.
INSERT INTO visit (entry, indication, consent, interrupted, counted)
VALUES (:entry, :indication, :consent, :interrupted, :counted)
