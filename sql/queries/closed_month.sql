-- The last closed month, YYYY-MM; no row while none ever was.
SELECT value AS month FROM setting WHERE name = 'closed'
