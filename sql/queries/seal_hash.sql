-- The hash that an entry bears.
SELECT hash FROM seal WHERE entry = :entry
