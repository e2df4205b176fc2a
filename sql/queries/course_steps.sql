-- When a course was paused, resumed and ended, in order; what was voided is left out.
SELECT course_step.entry AS entry, course_step.step AS step, entry.day AS day
FROM course_step
JOIN entry ON entry.number = course_step.entry
WHERE course_step.course = :course AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = course_step.entry)
ORDER BY course_step.entry
