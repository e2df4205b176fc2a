-- The entry that bears a hash.
SELECT entry FROM seal WHERE hash = :hash
