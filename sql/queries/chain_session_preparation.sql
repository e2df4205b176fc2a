-- Canonical form: the mixtures that a session used.
SELECT preparation FROM session_preparation WHERE entry = :entry ORDER BY preparation
