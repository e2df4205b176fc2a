-- The reservations that an entry made, released, used or ended, or that the session did which it corrected.
SELECT entry AS reservation FROM reservation WHERE entry = :entry
UNION
SELECT reservation FROM reservation_release WHERE entry = :entry
UNION
SELECT reservation FROM reservation_use
WHERE entry = :entry
	OR entry IN (SELECT other.entry FROM session AS mine JOIN session AS other ON other.number = mine.number
		WHERE mine.entry = :entry)
UNION
SELECT reservation.entry FROM reservation JOIN course_step ON course_step.course = reservation.course
WHERE course_step.entry = :entry
UNION
SELECT entry FROM reservation WHERE course = :entry
ORDER BY reservation
