-- Canonical form: a recall.
SELECT notice, noticed, product FROM recall WHERE entry = :entry
