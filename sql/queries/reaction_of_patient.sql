-- The reactions of a patient to sessions that stand, the latest first.
SELECT reaction_now.entry AS entry, reaction_now.session AS session, reaction_now.day AS day, reaction_now.kind AS kind,
	reaction_now.severity AS severity, reaction_now.note AS note
FROM session
JOIN reaction_now ON reaction_now.visit = session.entry
WHERE session.patient = :patient AND reaction_now.session_void IS NULL
ORDER BY reaction_now.day DESC, reaction_now.entry DESC
