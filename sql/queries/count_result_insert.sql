-- A line of a count as it is posted.
INSERT INTO count_result (entry, line, count, item, expected, counted, value, why, counters)
VALUES (:entry, :line, :count, :item, :expected, :counted, :value, :why, :counters)
