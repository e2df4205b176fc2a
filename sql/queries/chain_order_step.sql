-- Canonical form: an order that was sent or cancelled.
SELECT number, step, expected FROM order_step WHERE entry = :entry
