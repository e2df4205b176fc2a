-- Canonical form: a course that was paused, resumed or ended.
SELECT course, step, outcome, follow_up FROM course_step WHERE entry = :entry
