-- Where a course stands, as it was written.
SELECT patient, state, planned, total, done, last, place, recipe, due, latest FROM course_state WHERE course = :course
