-- What is kept for patients, product by product, the oldest first.
SELECT product, patient, lot, content, until
FROM reservation_balance
WHERE until IS NULL OR until >= :today
ORDER BY product, reservation, line
