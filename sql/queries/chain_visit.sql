-- Canonical form: what else is known of a visit.
SELECT indication, consent, interrupted, counted FROM visit WHERE entry = :entry
