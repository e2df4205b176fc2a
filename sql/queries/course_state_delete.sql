-- Forgets where a course stood that is void now.
DELETE FROM course_state WHERE course = :course
