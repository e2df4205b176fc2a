-- The delivery that somebody is typing in.
SELECT draft.supplier AS supplier, supplier.code AS supplier_code, draft.invoice AS invoice, draft.day AS day,
	draft.time AS time, draft.currency AS currency, draft.rate AS rate
FROM draft LEFT JOIN supplier ON supplier.id = draft.supplier
WHERE draft.owner = :owner
