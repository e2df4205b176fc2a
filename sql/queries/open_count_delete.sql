-- Looks anew whether a count is open.
DELETE FROM open_count WHERE count = :count
