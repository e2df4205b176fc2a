-- Canonical form: what came broken with a delivery.
SELECT line, containers, value FROM claim WHERE entry = :entry ORDER BY line
