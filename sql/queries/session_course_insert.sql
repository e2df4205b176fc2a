-- Writes that a session belongs to a course.
INSERT INTO session_course (entry, course, place, preparation) VALUES (:entry, :course, :place, :preparation)
