-- Canonical form: the mixtures that were thrown away.
SELECT preparation FROM discarded_preparation WHERE entry = :entry ORDER BY preparation
