-- A count is posted or cancelled.
INSERT INTO count_end (entry, count, posted) VALUES (:entry, :count, :posted)
