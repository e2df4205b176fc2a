-- Canonical form: the lines whose paper came.
SELECT delivery, line, supplier, invoice FROM settlement WHERE entry = :entry ORDER BY delivery, line
