-- The orders that a delivery came for, or one whose delivery this entry corrected.
WITH come AS (
	SELECT :entry AS entry
	UNION SELECT delivery FROM delivery_correction WHERE delivery_correction.entry = :entry
)
SELECT number FROM order_receipt WHERE entry IN (SELECT entry FROM come)
UNION
SELECT number FROM receipt_line WHERE entry IN (SELECT entry FROM come)
ORDER BY number
