-- Canonical form: the lines of a count as they were posted.
SELECT line, count, item, expected, counted, value, why, counters FROM count_result WHERE entry = :entry ORDER BY line
