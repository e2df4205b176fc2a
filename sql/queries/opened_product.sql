-- The product in an opened container that is not empty.
SELECT lot.product AS product
FROM opened_balance
JOIN opened ON opened.number = opened_balance.opened
JOIN layer ON layer.id = opened.layer
JOIN lot ON lot.id = layer.lot
WHERE opened_balance.opened = :opened
