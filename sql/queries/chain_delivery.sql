-- Canonical form: a delivery.
SELECT supplier, invoice FROM delivery WHERE entry = :entry
