-- The last day for which anything was posted.
SELECT MAX(day) AS day FROM entry
