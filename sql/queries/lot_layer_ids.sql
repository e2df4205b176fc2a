-- The layers of a lot.
SELECT id FROM layer WHERE lot = :lot ORDER BY id
