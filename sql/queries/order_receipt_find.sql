-- The order that a delivery came for, or one whose delivery this entry corrected.
SELECT number FROM order_receipt
WHERE entry = :entry OR entry IN (SELECT delivery FROM delivery_correction WHERE delivery_correction.entry = :entry)
