-- Canonical form: a delivery.
SELECT supplier, invoice, currency, rate, total FROM delivery WHERE entry = :entry
