-- The lots of a recall with the status that they had before it.
SELECT lot, before FROM recall_lot WHERE entry = :entry ORDER BY line
