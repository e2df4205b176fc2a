-- The orders that a delivery came for, or one whose delivery this entry corrected.
SELECT DISTINCT number
FROM order_delivery
WHERE entry = :entry OR entry IN (SELECT delivery FROM delivery_correction WHERE delivery_correction.entry = :entry)
ORDER BY number
