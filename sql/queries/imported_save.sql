-- Notes in the open entry that a file was imported.
INSERT INTO imported (entry, kind, name, sha256, lines, first)
SELECT MAX(number), :kind, :name, :sha256, :lines, COALESCE(CAST(:first AS INTEGER), MAX(number))
FROM entry;
