-- The last moment of business time that anything happened; it may lie after now when the clock stood wrong.
SELECT MAX(time) AS time FROM entry
