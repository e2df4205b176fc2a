-- Canonical form: what a paper that settles lines says as a whole.
SELECT currency, rate, total FROM settlement_paper WHERE entry = :entry
