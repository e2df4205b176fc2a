-- Canonical form: the end of a count.
SELECT count, posted FROM count_end WHERE entry = :entry
