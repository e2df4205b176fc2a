-- Writes that the next part of a session belongs to a course.
INSERT INTO session_course (entry, line, course, place, preparation)
VALUES (:entry, (SELECT COALESCE(MAX(line), 0) + 1 FROM session_course WHERE entry = :entry), :course, :place, :preparation)
