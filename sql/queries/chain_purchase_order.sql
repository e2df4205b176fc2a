-- Canonical form: orders that were begun.
SELECT number, supplier FROM purchase_order WHERE entry = :entry ORDER BY number
