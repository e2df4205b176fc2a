-- Writes that a course rests, goes on or has ended.
INSERT INTO course_step (entry, course, step, outcome, follow_up) VALUES (:entry, :course, :step, :outcome, :follow_up)
