-- The mixtures that an entry made, used or discarded.
SELECT id AS preparation FROM preparation WHERE entry = :entry
UNION
SELECT preparation FROM session_preparation WHERE entry = :entry
UNION
SELECT preparation FROM discarded_preparation WHERE entry = :entry
