-- Canonical form: what lines of deliveries bear besides their price.
SELECT delivery, line, fees, tax_rate, tax, recoverable FROM line_charge WHERE entry = :entry ORDER BY delivery, line
