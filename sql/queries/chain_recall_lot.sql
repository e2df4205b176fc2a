-- Canonical form: lots of a recall.
SELECT line, lot, before, seen FROM recall_lot WHERE entry = :entry ORDER BY line
