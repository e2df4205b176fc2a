-- The head of an entry, its seal, what voided or corrected it, and of a delivery, a paper, a return or a credit whose it was.
SELECT entry.kind AS kind, entry.login AS login, operator.code AS operator, entry.why AS why,
	entry.document AS document, entry.recorded AS recorded, entry.day AS day, entry.time AS time,
	entry.voids AS voids, void.number AS voided_by, entry.clock_behind AS clock_behind,
	anew.corrected AS corrects, later.entry AS corrected_by,
	supplier.code AS supplier, COALESCE(delivery.invoice, settled.invoice) AS invoice,
	COALESCE(delivery.currency, settlement_paper.currency) AS currency,
	COALESCE(delivery.rate, settlement_paper.rate) AS rate, COALESCE(delivery.total, settlement_paper.total) AS total,
	supplier_credit.amount AS credit, credited.number AS credit_of, credited.kind AS credit_of_kind,
	seal.previous AS previous, seal.hash AS hash
FROM entry
LEFT JOIN seal ON seal.entry = entry.number
LEFT JOIN operator ON operator.id = entry.operator
LEFT JOIN entry AS void ON void.voids = entry.number
LEFT JOIN session_correction AS anew ON anew.entry = entry.number
LEFT JOIN session_correction AS later ON later.corrected = entry.number
LEFT JOIN delivery ON delivery.entry = entry.number
LEFT JOIN (SELECT DISTINCT entry, supplier, invoice FROM settlement WHERE entry = :number) AS settled
	ON settled.entry = entry.number
LEFT JOIN settlement_paper ON settlement_paper.entry = entry.number
LEFT JOIN supplier_credit ON supplier_credit.entry = entry.number
LEFT JOIN entry AS credited ON credited.number = supplier_credit.of
LEFT JOIN supplier ON supplier.id = COALESCE(delivery.supplier, settled.supplier, supplier_credit.supplier)
WHERE entry.number = :number
