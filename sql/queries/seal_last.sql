-- The head of the chain.
SELECT entry, hash FROM seal ORDER BY entry DESC LIMIT 1
