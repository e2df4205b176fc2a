-- Writes what the paper that settles lines says as a whole.
INSERT INTO settlement_paper (entry, currency, rate, total) VALUES (:entry, :currency, :rate, :total)
