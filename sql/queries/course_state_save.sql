-- Writes where a course stands.
INSERT INTO course_state (course, patient, state, planned, total, done, last, place, recipe, due, latest)
VALUES (:course, :patient, :state, :planned, :total, :done, :last, :place, :recipe, :due, :latest)
ON CONFLICT (course) DO UPDATE SET state = excluded.state, planned = excluded.planned, total = excluded.total,
	done = excluded.done, last = excluded.last, place = excluded.place, recipe = excluded.recipe, due = excluded.due,
	latest = excluded.latest
