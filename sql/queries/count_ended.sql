-- The count that an entry posted or cancelled.
SELECT count FROM count_end WHERE entry = :entry
