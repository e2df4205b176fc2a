-- The courses of a patient that have not ended, in the order of their numbers.
SELECT course, state FROM course_state WHERE patient = :patient AND state <> 'ended' ORDER BY course
