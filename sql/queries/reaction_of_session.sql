-- The reactions to a session that were not voided, in the order in which they were noticed.
SELECT reaction_now.entry AS entry, reaction_now.session AS session, reaction_now.day AS day, reaction_now.kind AS kind,
	reaction_now.severity AS severity, reaction_now.note AS note
FROM reaction_now
WHERE reaction_now.session = :session
ORDER BY reaction_now.day, reaction_now.entry
