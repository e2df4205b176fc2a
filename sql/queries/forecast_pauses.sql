-- When the courses that run were paused and resumed, in order; what was voided is left out.
SELECT course_step.course AS course, course_step.step AS step, entry.day AS day
FROM course_step
JOIN entry ON entry.number = course_step.entry
JOIN course_state AS state ON state.course = course_step.course
WHERE state.state = 'running' AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = course_step.entry)
ORDER BY course_step.course, course_step.entry
