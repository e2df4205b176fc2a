-- The reaction that an entry reports, whether it stands or not.
SELECT reaction.entry AS entry, reaction.session AS session, reaction.day AS day, reaction.kind AS kind,
	reaction.severity AS severity, reaction.note AS note
FROM reaction
WHERE reaction.entry = :entry
