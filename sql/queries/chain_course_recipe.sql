-- Canonical form: the recipes of a course.
SELECT line, recipe FROM course_recipe WHERE entry = :entry ORDER BY line
