-- Operators: their PIN, the place that they work at, what an accountant may see.

ALTER TABLE operator ADD COLUMN default_location INTEGER REFERENCES location (id); -- where no other is named
ALTER TABLE operator ADD COLUMN sees_patients INTEGER CHECK (sees_patients IN (0, 1)); -- an accountant; null: the role says it
ALTER TABLE operator ADD COLUMN pin TEXT; -- as crypt(3) keeps it; never shown
