-- Canonical form: what orders ask for.
SELECT number, line, product, containers, package, net FROM order_line WHERE entry = :entry ORDER BY number, line
