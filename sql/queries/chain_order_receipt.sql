-- Canonical form: the order that a delivery came for.
SELECT number FROM order_receipt WHERE entry = :entry
