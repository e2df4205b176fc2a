-- The earliest expiry among a product's lots on hand that are not past it on a day; null where none is.
SELECT MIN(lot.expires) AS expires
FROM balance JOIN lot ON lot.id = balance.lot
WHERE balance.product = :product AND lot.expires >= :day
