-- Canonical form: the lines of deliveries that an entry corrected.
SELECT delivery, line, containers, net FROM delivery_correction WHERE entry = :entry ORDER BY delivery, line
