-- The first business day of the ledger.
SELECT MIN(day) AS day FROM entry
