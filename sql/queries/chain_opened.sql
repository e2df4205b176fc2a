-- Canonical form: the containers that an entry opened.
SELECT number, layer, time, use_by FROM opened WHERE entry = :entry ORDER BY number
