-- The lines of a delivery that is typed in.
SELECT draft_line.line AS line, draft_line.product AS product, product.code AS product_code,
	product.container AS container, draft_line.lot AS lot, draft_line.expires AS expires,
	draft_line.location AS location, location.code AS location_code, draft_line.package AS package,
	draft_line.containers AS containers, draft_line.free AS free, draft_line.broken AS broken, draft_line.net AS net,
	draft_line.discount AS discount, draft_line.tax_rate AS tax_rate, draft_line.recoverable AS recoverable,
	draft_line.purchase_order AS purchase_order
FROM draft_line
JOIN product ON product.id = draft_line.product
JOIN location ON location.id = draft_line.location
WHERE draft_line.owner = :owner
ORDER BY draft_line.line
