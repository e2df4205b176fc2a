-- The lines of a count as an entry posted them.
SELECT item, expected, counted, value, why FROM count_result WHERE entry = :entry ORDER BY item
