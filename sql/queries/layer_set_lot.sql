-- A layer turns out to be of another lot.
UPDATE layer SET lot = :lot WHERE id = :id
