-- Writes the next recipe of a course's terms.
INSERT INTO course_recipe (entry, line, recipe)
VALUES (:entry, (SELECT COALESCE(MAX(line), 0) + 1 FROM course_recipe WHERE entry = :entry), :recipe)
