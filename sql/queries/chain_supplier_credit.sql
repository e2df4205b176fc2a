-- Canonical form: what a supplier gives back.
SELECT supplier, amount, of FROM supplier_credit WHERE entry = :entry
